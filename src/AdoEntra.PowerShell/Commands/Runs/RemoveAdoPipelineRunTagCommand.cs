using System.Collections.Concurrent;
using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Commands;

/// <summary>Takes tags from a run.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoPipelineRunTag", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPipelineRun))]
public sealed class RemoveAdoPipelineRunTagCommand : RunChangeCmdlet<AdoPipelineRun>
{
    /// <summary>Tags that it loses.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string[] Tag { get; set; } = [];

    private protected override Change<AdoPipelineRun> Change()
    {
        string[] tags = Tag;
        return OfRun(
            $"Remove tag '{string.Join("', '", tags)}' from",
            async (client, place, stop) => await client.UpdateTagsAsync(place, [], tags, stop).ConfigureAwait(false)
        );
    }
}
