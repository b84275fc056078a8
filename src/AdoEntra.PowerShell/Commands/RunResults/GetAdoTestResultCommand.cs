using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Tests;
using AdoEntra.Resources.Pipelines.Watching;

namespace AdoEntra.Commands;

/// <summary>How the tests of runs of pipelines ended.</summary>
[Cmdlet(VerbsCommon.Get, "AdoTestResult", SupportsPaging = true)]
[OutputType(typeof(AdoTestResult))]
public sealed class GetAdoTestResultCommand : RunPartCmdlet<AdoTestResult>
{
    /// <summary>Titles of tests, with wildcards. Default: all.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    public string[]? Title { get; set; }

    /// <summary>Only tests that ended so. Default: all.</summary>
    [Parameter]
    [ChoiceArgument("Passed", "Failed", "NotExecuted", "Inconclusive", "Aborted", "Error", "Timeout")]
    [ValidateSet("Passed", "Failed", "NotExecuted", "Inconclusive", "Aborted", "Error", "Timeout")]
    public string? Outcome { get; set; }

    private protected override ListWork<AdoTestResult> List()
    {
        (NameFilter names, string? outcome) = (Names(Title), Outcome);
        return OfRuns((list, place, stop) => TestResults.ReadAsync(
            list,
            place,
            outcome,
            result => names.Matches(result.TestCaseTitle, null) && (outcome is null || NameFilter.Same(result.Outcome, outcome)),
            stop));
    }
}
