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

/// <summary>Cancels a stage of a run that is not over yet, and lets the run go on.</summary>
[Cmdlet(VerbsCommon.Skip, "AdoPipelineStage", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPipelineRun))]
public sealed class SkipAdoPipelineStageCommand : RunChangeCmdlet<AdoPipelineRun>
{
    /// <summary>The stage, by its name in the YAML file; <c>__default</c> of a file without stages.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Stage { get; set; } = string.Empty;

    private protected override Change<AdoPipelineRun> Change()
    {
        string stage = Stage;
        Dictionary<string, object?> change = new() { ["state"] = "cancel" };
        return OfRun(
            $"Cancel stage '{stage}' of",
            async (client, place, stop) => await client.UpdateStageAsync(place, stage, change, stop).ConfigureAwait(false)
        );
    }
}
