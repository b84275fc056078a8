using System.Collections.Concurrent;
using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;

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
