using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The teams of projects, or of the whole organization.</summary>
[Cmdlet(VerbsCommon.Get, "AdoTeam", SupportsPaging = true)]
[OutputType(typeof(AdoTeam))]
public sealed class GetAdoTeamCommand : ProjectListCmdlet<AdoTeam>
{
    /// <summary>Names or ids, with wildcards. Default: all teams.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoTeam>))]
    public string[]? Name { get; set; }

    private protected override ListWork<AdoTeam> List() => AdoTeam.Listing.Read(Projects, NameFilter.Everything, Names(Name));
}
