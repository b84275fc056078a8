using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Watching;

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
