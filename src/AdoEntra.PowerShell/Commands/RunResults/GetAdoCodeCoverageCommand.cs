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

/// <summary>What of the code the tests of runs covered, as Azure DevOps sums it up.</summary>
[Cmdlet(VerbsCommon.Get, "AdoCodeCoverage", SupportsPaging = true)]
[OutputType(typeof(AdoCodeCoverage))]
public sealed class GetAdoCodeCoverageCommand : RunPartCmdlet<AdoCodeCoverage>
{
    private protected override ListWork<AdoCodeCoverage> List() => OfRuns(TestResults.ReadCoverageAsync);
}
