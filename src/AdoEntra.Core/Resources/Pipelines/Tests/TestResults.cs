using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Resources.Pipelines.Tests;

/// <summary>Reads how the tests of a run ended, and what they covered.</summary>
internal static class TestResults
{
    /// <summary>Adds the results of all test runs of a run.</summary>
    /// <param name="list">Where they go.</param>
    /// <param name="place">The run.</param>
    /// <param name="outcome">How they ended; null for all.</param>
    /// <param name="matches">Which of them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task ReadAsync(
        ItemList<AdoTestResult> list,
        RunPlace place,
        string? outcome,
        Func<AdoTestResult, bool> matches,
        CancellationToken cancellationToken
    )
    {
        List<AdoTestRun> runs = [];
        var found = list.Client.ReadListAsync(AdoTestRun.OfRun(place.Project, place.Run), cancellationToken);
        await foreach (IReadOnlyList<AdoTestRun> batch in found.ConfigureAwait(false)) runs.AddRange(batch);
        foreach (AdoTestRun run in runs)
        {
            await list.AddListAsync(AdoTestResult.OfTestRun(place.Project, run.Id!.Value, outcome), Take, cancellationToken)
                .ConfigureAwait(false);

            bool Take(AdoTestResult result)
            {
                (result.RunId, result.TestRunId) = (place.Run, run.Id!.Value);
                return matches(result);
            }
        }
    }

    /// <summary>Adds what the tests of a run covered; nothing where none of its tasks published that.</summary>
    public static async Task ReadCoverageAsync(ItemList<AdoCodeCoverage> list, RunPlace place, CancellationToken cancellationToken)
    {
        CoverageSummary summary = await list.Client
            .ReadOneAsync(AdoCodeCoverage.OfRun(place.Project, place.Run), cancellationToken)
            .ConfigureAwait(false);
        foreach (CoverageData data in summary.CoverageData)
        {
            foreach (AdoCodeCoverage one in data.CoverageStats)
                (one.RunId, one.Platform, one.Flavor) = (place.Run, data.BuildPlatform, data.BuildFlavor);
            await list.AddAsync(data.CoverageStats).ConfigureAwait(false);
        }
    }
}
