using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The Git repositories of a project, or of the whole organization.</summary>
[Cmdlet(VerbsCommon.Get, "AdoRepository", SupportsPaging = true)]
[OutputType(typeof(AdoRepository))]
public sealed class GetAdoRepositoryCommand : ProjectListCmdlet<AdoRepository>
{
    /// <summary>Names or ids, with wildcards. Default: all repositories.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoRepository>))]
    public string[]? Name { get; set; }

    /// <summary>Lists the recycle bin in place of the repositories that are there.</summary>
    [Parameter]
    public SwitchParameter Deleted { get; set; }

    private protected override ListWork<AdoRepository> List() =>
        (Deleted ? AdoRepository.DeletedListing : AdoRepository.Listing).Read(Projects, NameFilter.Everything, Names(Name));
}
