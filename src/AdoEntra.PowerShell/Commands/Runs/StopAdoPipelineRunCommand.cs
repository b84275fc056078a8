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

/// <summary>Has a run end.</summary>
[Cmdlet(VerbsLifecycle.Stop, "AdoPipelineRun", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPipelineRun))]
public sealed class StopAdoPipelineRunCommand : RunChangeCmdlet<AdoPipelineRun>
{
    private protected override Change<AdoPipelineRun> Change() =>
        OfRun("Stop", static async (client, place, stop) => await client.StopRunAsync(place, stop).ConfigureAwait(false));
}
