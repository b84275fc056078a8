using System.Collections;
using System.Management.Automation;

namespace EmptyBinary;

/// <summary>A cmdlet of the shape of Get-AdoEntraToken (parameters, sets, one object out) that does nothing.</summary>
[Cmdlet(VerbsCommon.Get, "EmptyThing", DefaultParameterSetName = ThingSet)]
[OutputType(typeof(EmptyThing), ParameterSetName = new[] { ThingSet })]
[OutputType(typeof(string), ParameterSetName = new[] { PlainTextSet })]
[OutputType(typeof(Hashtable), ParameterSetName = new[] { HeaderSet })]
[OutputType(typeof(PSCredential), ParameterSetName = new[] { CredentialSet })]
public sealed class GetEmptyThingCommand : PSCmdlet
{
    private const string ThingSet = "Thing";
    private const string PlainTextSet = "PlainText";
    private const string HeaderSet = "Header";
    private const string CredentialSet = "Credential";

    /// <summary>As of Get-AdoEntraToken; not looked at.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlainTextSet)]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>As of Get-AdoEntraToken; not looked at.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HeaderSet)]
    public SwitchParameter AsHeader { get; set; }

    /// <summary>As of Get-AdoEntraToken; not looked at.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    public SwitchParameter AsCredential { get; set; }

    /// <summary>As of Get-AdoEntraToken; not looked at.</summary>
    [Parameter]
    public SwitchParameter ForceRefresh { get; set; }

    /// <summary>As of Get-AdoEntraToken; not looked at.</summary>
    [Parameter]
    public EmptyThing? Connection { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(new EmptyThing());
}
