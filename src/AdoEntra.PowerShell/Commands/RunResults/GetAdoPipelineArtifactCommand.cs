using System.Management.Automation;
using AdoEntra.Resources;

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
