using System.Globalization;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra;

/// <summary>How a test ended (TestCaseResult, testResults 7.1).</summary>
[TableView(
    nameof(Outcome),
    nameof(TestCaseTitle),
    nameof(DurationInMs),
    nameof(ErrorMessage),
    More = [nameof(RunId), nameof(TestRunId), nameof(Id), nameof(AutomatedTestName)]
)]
public sealed class AdoTestResult : AdoResource
{
    internal static readonly JsonRecordReader<AdoTestResult> Reader = new(static json => new(json));

    private AdoTestResult(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number in its test run.</summary>
    public long? Id => GetInt64();

    /// <summary>How it ended, for example <c>Passed</c>, <c>Failed</c> or <c>NotExecuted</c>.</summary>
    public string? Outcome => GetString();

    /// <summary>What the test is called.</summary>
    public string? TestCaseTitle => GetString();

    /// <summary>Its whole name in the code.</summary>
    public string? AutomatedTestName => GetString();

    /// <summary>The file that it is in.</summary>
    public string? AutomatedTestStorage => GetString();

    /// <summary>How long it took, in milliseconds.</summary>
    public double? DurationInMs => GetDouble();

    /// <summary>Why it failed.</summary>
    public string? ErrorMessage => GetString();

    /// <summary>Where in the code it failed.</summary>
    public string? StackTrace => GetString();

    /// <summary>The number of the test run that it is in.</summary>
    public long TestRunId { get; internal set; }

    /// <summary>The number of the run of the pipeline.</summary>
    public long RunId { get; internal set; }

    /// <summary>The name of the project that the run is in.</summary>
    public string? ProjectName => Scope?.Project;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (TestCaseTitle, Id?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The name of the test and its outcome.</summary>
    public override string ToString() => $"{TestCaseTitle}: {Outcome}";

    /// <param name="project">Name or id.</param>
    /// <param name="testRun">The number of the test run.</param>
    /// <param name="outcomes">How they ended, divided by commas; null for all.</param>
    internal static ServiceRequest<AdoTestResult> OfTestRun(string project, long testRun, string? outcomes) =>
        new(
            Route.To($"{project}/_apis/testresults/runs/{testRun}/results").With("outcomes", outcomes),
            $"the test results of {RunPlace.Words(project, testRun)}",
            Reader
        )
        {
            Host = ServiceHost.TestResults,
            ApiVersion = "7.1-preview.2",
            Scope = new(project),
            Paging = PagingStyle.TopSkip with { DefaultPage = 0, LargestPage = 1000 },
        };
}
