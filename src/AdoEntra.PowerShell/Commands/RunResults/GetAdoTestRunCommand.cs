using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines;
using AdoEntra.Resources.Pipelines.Artifacts;
using AdoEntra.Resources.Pipelines.Logs;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Tests;
using AdoEntra.Resources.Pipelines.Watching;

namespace AdoEntra.Commands;

/// <summary>The test runs that runs of pipelines published.</summary>
[Cmdlet(VerbsCommon.Get, "AdoTestRun", SupportsPaging = true)]
[OutputType(typeof(AdoTestRun))]
public sealed class GetAdoTestRunCommand : RunPartCmdlet<AdoTestRun>
{
    private protected override ListWork<AdoTestRun> List() => OfRuns(static (list, place, stop) => list.AddListAsync(
        AdoTestRun.OfRun(place.Project, place.Run),
        run =>
        {
            run.RunId = place.Run;
            return true;
        },
        stop));
}
