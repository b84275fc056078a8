using System.Management.Automation;
using AdoEntra.Resources;

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
