using System.Management.Automation;
using System.Security;
using AdoEntra.Binding;
using AdoEntra.Resources;
using AdoEntra.Resources.Library;

namespace AdoEntra.Commands;

/// <summary>Adds a variable to a variable group, or changes one, and leaves all others as they are.</summary>
[Cmdlet(VerbsCommon.Set, "AdoVariable", SupportsShouldProcess = true, DefaultParameterSetName = ValueSet)]
[OutputType(typeof(AdoVariable))]
public sealed class SetAdoVariableCommand : VariableChangeCmdlet
{
    private const string ValueSet = "Value";

    /// <summary>The value, which everyone who may use the variable group can read.</summary>
    [Parameter(Position = 1, ParameterSetName = ValueSet)]
    [AllowEmptyString]
    public string? Value { get; set; }

    /// <summary>The value of a secret variable, which no one can read again.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Secret))]
    [SecretArgument]
    public SecureString? Secret { get; set; }

    /// <summary>A job cannot change it while it runs; with <c>-ReadOnly:$false</c> it can.</summary>
    [Parameter]
    public SwitchParameter ReadOnly { get; set; }

    private protected override Change<AdoVariable> Change()
    {
        VariableSetting setting = new(Name)
        {
            Value = Value,
            Secret = ParameterSetName == nameof(Secret) ? GivenValues.ReadSecret(Secret, nameof(Secret), WriteWarning) : null,
            IsReadOnly = Given(nameof(ReadOnly), ReadOnly),
        };
        return InGroup(
            setting.Secret is null ? "Set" : "Set secret",
            async (client, project, group, stop) => await client.SetVariableAsync(project, group, setting, stop).ConfigureAwait(false)
        );
    }
}
