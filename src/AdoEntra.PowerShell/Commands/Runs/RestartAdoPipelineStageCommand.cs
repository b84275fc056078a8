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
