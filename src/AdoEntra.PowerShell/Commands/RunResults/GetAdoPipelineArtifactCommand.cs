using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines;
using AdoEntra.Resources.Pipelines.Artifacts;
using AdoEntra.Resources.Pipelines.Logs;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Tests;
using AdoEntra.Resources.Pipelines.Watching;

namespace AdoEntra.Commands;

/// <summary>What runs published.</summary>
[Cmdlet(VerbsCommon.Get, "AdoPipelineArtifact", SupportsPaging = true)]
[OutputType(typeof(AdoPipelineArtifact))]
public sealed class GetAdoPipelineArtifactCommand : RunPartCmdlet<AdoPipelineArtifact>
{
    /// <summary>Names, with wildcards. Default: all.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    public string[]? Artifact { get; set; }

    private protected override ListWork<AdoPipelineArtifact> List()
    {
        NameFilter names = Names(Artifact);
        return OfRuns((list, place, stop) => list.AddListAsync(
            AdoPipelineArtifact.List(place.Project, place.Run),
            artifact =>
            {
                artifact.RunId = place.Run;
                return names.Matches(artifact.Name, artifact.Id?.ToString("D", null));
            },
            stop));
    }
}
