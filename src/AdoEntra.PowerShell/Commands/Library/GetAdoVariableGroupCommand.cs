using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The variable groups of projects.</summary>
[Cmdlet(VerbsCommon.Get, "AdoVariableGroup", SupportsPaging = true)]
[OutputType(typeof(AdoVariableGroup))]
public sealed class GetAdoVariableGroupCommand : ProjectListCmdlet<AdoVariableGroup>
{
    /// <summary>Names or numbers, with wildcards. Default: all variable groups.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoVariableGroup>))]
    public string[]? Name { get; set; }

    private protected override ListWork<AdoVariableGroup> List() =>
        AdoVariableGroup.Listing.Read(Projects, NameFilter.Everything, Names(Name));
}
