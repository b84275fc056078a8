using AdoEntra.Json.Reading;

namespace AdoEntra.Resources.Pipelines.Tests;

/// <summary>What the service sums up of the code that was covered (CodeCoverageSummary, testResults 7.1).</summary>
internal sealed class CoverageSummary : AdoResource
{
    internal static readonly JsonRecordReader<CoverageSummary> Reader = new(static json => new(json));

    private CoverageSummary(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>By what it was built for.</summary>
    public IReadOnlyList<CoverageData> CoverageData => GetList(Tests.CoverageData.Reader);
}

/// <summary>What was covered of one way of building (CodeCoverageData, testResults 7.1).</summary>
internal sealed class CoverageData : AdoResource
{
    internal static readonly JsonRecordReader<CoverageData> Reader = new(static json => new(json));

    private CoverageData(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>What it was built for.</summary>
    public string? BuildPlatform => GetString();

    /// <summary>How it was built.</summary>
    public string? BuildFlavor => GetString();

    /// <summary>By what is counted.</summary>
    public IReadOnlyList<AdoCodeCoverage> CoverageStats => GetList(AdoCodeCoverage.Reader);
}
