using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Tests;

namespace AdoEntra;

/// <summary>What of the code the tests of a run covered, of one kind of unit (CodeCoverageStatistics, testResults 7.1).</summary>
[TableView(nameof(RunId), nameof(Label), nameof(Covered), nameof(Total), nameof(Percent), nameof(Platform), nameof(Flavor))]
public sealed class AdoCodeCoverage : AdoResource
{
    internal static readonly JsonRecordReader<AdoCodeCoverage> Reader = new(static json => new(json));

    private AdoCodeCoverage(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>What is counted, for example <c>Lines</c> or <c>Branches</c>.</summary>
    public string? Label => GetString();

    /// <summary>How many were covered.</summary>
    public long? Covered => GetInt64();

    /// <summary>How many there are.</summary>
    public long? Total => GetInt64();

    /// <summary>The share that was covered, in percent, with one decimal.</summary>
    public double? Percent => Total is > 0 && Covered is { } covered ? Math.Round(100.0 * covered / Total.Value, 1) : null;

    /// <summary>What it was built for, for example <c>any cpu</c>.</summary>
    public string? Platform { get; internal set; }

    /// <summary>How it was built, for example <c>release</c>.</summary>
    public string? Flavor { get; internal set; }

    /// <summary>The number of the run of the pipeline.</summary>
    public long RunId { get; internal set; }

    /// <summary>The name of the project that the run is in.</summary>
    public string? ProjectName => Scope?.Project;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Label, null);

    /// <summary>What is counted, and the share.</summary>
    public override string ToString() => $"{Label}: {Percent} %";

    /// <summary>What the service sums up of a run.</summary>
    /// <param name="project">Name or id.</param>
    /// <param name="run">The number of the run of the pipeline.</param>
    internal static ServiceRequest<CoverageSummary> OfRun(string project, long run) =>
        new(
            Route.To($"{project}/_apis/testresults/codecoverage?buildId={run}"),
            $"the code coverage of {RunPlace.Words(project, run)}",
            CoverageSummary.Reader
        )
        {
            Host = ServiceHost.TestResults,
            ApiVersion = "7.1-preview.1",
            Scope = new(project),
        };
}
