using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Tests;

namespace AdoEntra.Commands;

/// <summary>What of the code the tests of runs covered, as Azure DevOps sums it up.</summary>
[Cmdlet(VerbsCommon.Get, "AdoCodeCoverage", SupportsPaging = true)]
[OutputType(typeof(AdoCodeCoverage))]
public sealed class GetAdoCodeCoverageCommand : RunPartCmdlet<AdoCodeCoverage>
{
    private protected override ListWork<AdoCodeCoverage> List() => OfRuns(TestResults.ReadCoverageAsync);
}
