using System.Collections.Concurrent;
using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Commands;

/// <summary>Gives tags to a run.</summary>
[Cmdlet(VerbsCommon.Add, "AdoPipelineRunTag", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPipelineRun))]
public sealed class AddAdoPipelineRunTagCommand : RunChangeCmdlet<AdoPipelineRun>
{
    /// <summary>Tags that it gets.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string[] Tag { get; set; } = [];

    private protected override Change<AdoPipelineRun> Change()
    {
        string[] tags = Tag;
        return OfRun(
            $"Add tag '{string.Join("', '", tags)}' to",
            async (client, place, stop) => await client.UpdateTagsAsync(place, tags, [], stop).ConfigureAwait(false)
        );
    }
}
