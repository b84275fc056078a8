using System.Collections.Concurrent;
using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Commands;

/// <summary>Runs a stage again that failed or was canceled.</summary>
[Cmdlet(VerbsLifecycle.Restart, "AdoPipelineStage", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPipelineRun))]
public sealed class RestartAdoPipelineStageCommand : RunChangeCmdlet<AdoPipelineRun>
{
    /// <summary>The stage, by its name in the YAML file; <c>__default</c> of a file without stages.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Stage { get; set; } = string.Empty;

    /// <summary>Runs the jobs again too that succeeded.</summary>
    [Parameter]
    public SwitchParameter AllJobs { get; set; }

    private protected override Change<AdoPipelineRun> Change()
    {
        string stage = Stage;
        Dictionary<string, object?> change = new() { ["state"] = "retry", ["forceRetryAllJobs"] = AllJobs.IsPresent };
        return OfRun(
            $"Run stage '{stage}' again of",
            async (client, place, stop) => await client.UpdateStageAsync(place, stage, change, stop).ConfigureAwait(false)
        );
    }
}
