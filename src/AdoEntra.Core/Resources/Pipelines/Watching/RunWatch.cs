using AdoEntra.Errors;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Resources.Pipelines.Watching;

/// <summary>
/// Waits until runs are over. A run is looked at every 2 to 10 seconds, with two requests: no more than one in a second for each run. That
/// the service asks for less, all requests of the connection heed.
/// </summary>
/// <param name="client">Sends the requests.</param>
/// <param name="observer">Who is told meanwhile.</param>
/// <param name="limit">How long it may take; null for as long as it does.</param>
internal sealed class RunWatch(ResourceClient client, IRunObserver observer, TimeSpan? limit)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _waits = new(StringComparer.Ordinal);

    /// <summary>The run when it is over. That it is not waited for any more does nothing to it.</summary>
    /// <param name="place">The run.</param>
    /// <param name="cancellationToken">Ends the wait, and leaves the run alone.</param>
    /// <exception cref="AdoServiceException"><c>NotFound</c>: it does not exist, or was deleted meanwhile. <c>TimedOut</c>: it was not over
    /// in time.</exception>
    public async Task<AdoPipelineRun> WaitAsync(RunPlace place, CancellationToken cancellationToken)
    {
        Patience patience = client.Patience(limit, s_longest);
        AdoPipelineRun? last = null;
        try
        {
            while (true)
            {
                AdoPipelineRun run = await ReadAsync(place, last, cancellationToken).ConfigureAwait(false);
                if (run.IsCompleted) return run;
                IReadOnlyList<AdoPipelineTask> records = run.Status == "notStarted"
                    ? []
                    : await ReadTimelineAsync(place, run, cancellationToken).ConfigureAwait(false);
                observer.Observe(run, records);
                await WarnAsync(run, place, records, cancellationToken).ConfigureAwait(false);
                last = run;
                if (!await patience.WaitAsync(string.Empty, cancellationToken).ConfigureAwait(false)) throw TimedOut(run, patience.Limit);
            }
        }
        finally
        {
            observer.End(place.Run);
        }
    }

    private async Task<AdoPipelineRun> ReadAsync(RunPlace place, AdoPipelineRun? last, CancellationToken cancellationToken)
    {
        try
        {
            return await client.ReadOneAsync(AdoPipelineRun.One(place.Project, place.Run), cancellationToken).ConfigureAwait(false);
        }
        catch (AdoServiceException missing) when (missing.ErrorId == ErrorIds.NotFound && last is not null)
        {
            throw Deleted(last, missing);
        }
    }

    private async Task<IReadOnlyList<AdoPipelineTask>> ReadTimelineAsync(
        RunPlace place, AdoPipelineRun run, CancellationToken cancellationToken)
    {
        try
        {
            return await client.ReadTimelineAsync(place, cancellationToken).ConfigureAwait(false);
        }
        catch (AdoServiceException missing) when (missing.ErrorId == ErrorIds.NotFound)
        {
            throw Deleted(run, missing);
        }
    }

    private async Task WarnAsync(
        AdoPipelineRun run, RunPlace place, IReadOnlyList<AdoPipelineTask> records, CancellationToken cancellationToken)
    {
        foreach (AdoPipelineTask record in records.Where(RunWait.Is))
        {
            if (!_waits.Add(record.Id ?? string.Empty)) continue;
            observer.WarnOfWait(await RunWait.DescribeAsync(client, run, place, record, records, cancellationToken).ConfigureAwait(false));
        }
    }

    private static AdoServiceException Deleted(AdoPipelineRun run, AdoServiceException missing) => new(
        ErrorIds.NotFound,
        $"Run {run.BuildNumber} ({run.Id}) of pipeline '{run.PipelineName}' was deleted while it was watched; it was '{run.Status}' then.",
        "Ask who deleted it, or queue another one with Start-AdoPipeline. If it still exists, this identity has lost the "
            + "permission to see it.",
        missing)
    { Target = $"{run.Id}", StatusCode = missing.StatusCode, ActivityId = missing.ActivityId };

    private static AdoServiceException TimedOut(AdoPipelineRun run, TimeSpan limit) => new(
        ErrorIds.TimedOut,
        $"Run {run.BuildNumber} ({run.Id}) of pipeline '{run.PipelineName}' was not completed within {limit.TotalSeconds:0} s: it is "
            + $"'{run.Status}', and goes on.",
        "Wait for it again with Wait-AdoPipelineRun, or end it with Stop-AdoPipelineRun.")
    { Target = $"{run.Id}" };
}
