using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The projects of the organization.</summary>
[Cmdlet(VerbsCommon.Get, "AdoProject", SupportsPaging = true)]
[OutputType(typeof(AdoProject))]
public sealed class GetAdoProjectCommand : ListCmdlet<AdoProject>
{
    /// <summary>Names or ids, with wildcards. Default: all projects.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoProject>))]
    public string[]? Name { get; set; }

    /// <summary>The project that an object which comes in is in: its own name is that of something else.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string[]? ProjectName { get; set; }

    private protected override ListWork<AdoProject> List() =>
        AdoProject.Listing.Read(NameFilter.Everything, NameFilter.Everything, Names(ProjectName ?? Name));
}
