using System.Collections.Concurrent;
using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Commands;

/// <summary>Has a run end.</summary>
[Cmdlet(VerbsLifecycle.Stop, "AdoPipelineRun", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPipelineRun))]
public sealed class StopAdoPipelineRunCommand : RunChangeCmdlet<AdoPipelineRun>
{
    private protected override Change<AdoPipelineRun> Change() =>
        OfRun("Stop", static async (client, place, stop) => await client.StopRunAsync(place, stop).ConfigureAwait(false));
}
