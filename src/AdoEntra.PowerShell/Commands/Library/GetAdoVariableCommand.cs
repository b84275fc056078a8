using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The variables of variable groups.</summary>
[Cmdlet(VerbsCommon.Get, "AdoVariable", SupportsPaging = true)]
[OutputType(typeof(AdoVariable))]
public sealed class GetAdoVariableCommand : ProjectListCmdlet<AdoVariable>
{
    /// <summary>Names, with wildcards. Default: all variables.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(VariableNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Variable groups by name or number, with wildcards. Default: all variable groups of the projects.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("GroupName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoVariableGroup>))]
    public string[]? Group { get; set; }

    private protected override ListWork<AdoVariable> List() => AdoVariable.Read(Projects, Names(Group), Names(Name));
}
