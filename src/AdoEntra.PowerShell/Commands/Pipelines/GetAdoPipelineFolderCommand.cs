using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines;

namespace AdoEntra.Commands;

/// <summary>The folders of the pipelines of a project.</summary>
[Cmdlet(VerbsCommon.Get, "AdoPipelineFolder", SupportsPaging = true)]
[OutputType(typeof(AdoPipelineFolder))]
public sealed class GetAdoPipelineFolderCommand : ProjectListCmdlet<AdoPipelineFolder>
{
    /// <summary>Paths, with wildcards. Default: all folders.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoPipelineFolder>))]
    public string[]? Path { get; set; }

    private protected override ListWork<AdoPipelineFolder> List() =>
        AdoPipelineFolder.Listing.Read(
            Projects,
            NameFilter.Everything,
            Names(Path is null ? null : Array.ConvertAll(Path, static path => PipelinePath.Of(path))));
}
