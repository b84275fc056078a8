using System.Globalization;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra;

/// <summary>Tests that a run of a pipeline published together (TestRun, testResults 7.1).</summary>
[TableView(
    nameof(TestRunId),
    nameof(Name),
    nameof(State),
    "Total=TotalTests",
    "Passed=PassedTests",
    "Failed=FailedTests",
    nameof(CompletedDate)
)]
public sealed class AdoTestRun : AdoResource
{
    internal static readonly JsonRecordReader<AdoTestRun> Reader = new(static json => new(json));

    private AdoTestRun(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number.</summary>
    public long? Id => GetInt64();

    /// <summary>The number again, apart from that of the run of the pipeline.</summary>
    public long? TestRunId => Id;

    /// <summary>Its name.</summary>
    public string? Name => GetString();

    /// <summary>How far it is, for example <c>Completed</c>.</summary>
    public string? State => GetString();

    /// <summary>How many tests there were.</summary>
    public long? TotalTests => GetInt64();

    /// <summary>How many passed.</summary>
    public long? PassedTests => GetInt64();

    /// <summary>How many failed: those that no one has looked at yet, as the service counts them.</summary>
    public long? FailedTests => UnanalyzedTests;

    /// <summary>The same, by the field's name.</summary>
    public long? UnanalyzedTests => GetInt64();

    /// <summary>When they began.</summary>
    public DateTimeOffset? StartedDate => GetTime();

    /// <summary>When they were over.</summary>
    public DateTimeOffset? CompletedDate => GetTime();

    /// <summary>Its page in the browser.</summary>
    public string? WebAccessUrl => GetString();

    /// <summary>The number of the run of the pipeline.</summary>
    public long RunId { get; internal set; }

    /// <summary>The name of the project that the run is in.</summary>
    public string? ProjectName => Scope?.Project;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Name, Id?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <param name="project">Name or id.</param>
    /// <param name="run">The number of the run of the pipeline.</param>
    internal static ServiceRequest<AdoTestRun> OfRun(string project, long run) =>
        new(
            Route.To($"{project}/_apis/testresults/runs?includeRunDetails=true").With("buildUri", $"vstfs:///Build/Build/{run}"),
            $"the test runs of {RunPlace.Words(project, run)}",
            Reader
        )
        {
            Host = ServiceHost.TestResults,
            ApiVersion = "7.1-preview.1",
            Scope = new(project),
            Paging = PagingStyle.TopSkip with { DefaultPage = 0 },
        };
}
