using AdoEntra.Resources.Pipelines.Logs;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Resources.Pipelines.Watching;

/// <summary>
/// Reads the logs of a run, task after task; of one that runs, what is added to them until it is over. Azure DevOps has the log of a task
/// in pieces while it runs, and the last one when it ends [C].
/// </summary>
/// <param name="client">Sends the requests.</param>
/// <param name="place">The run.</param>
/// <param name="wants">Which tasks.</param>
internal sealed class LogFollower(ResourceClient client, RunPlace place, Func<AdoPipelineTask, bool> wants)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    private readonly Dictionary<long, long> _read = [];

    /// <summary>Gives out what there is.</summary>
    /// <param name="write">Takes lines as they arrive.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AdoServiceException"><c>Transient</c>: a log broke off each time, or is shorter than the service says.</exception>
    public async Task ReadAsync(Func<IReadOnlyList<string>, ValueTask> write, CancellationToken cancellationToken)
    {
        IReadOnlyList<AdoPipelineTask> tasks = await TasksAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<long, long> lengths = tasks.Count == 0 ? [] : await LengthsAsync(cancellationToken).ConfigureAwait(false);
        foreach (AdoPipelineTask task in tasks) await ReadAsync(task, lengths, write, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives out what there is, and what is added until the run is over.</summary>
    /// <param name="write">Takes lines as they arrive.</param>
    /// <param name="observer">Is told what the run waits for.</param>
    /// <param name="cancellationToken">Ends the reading, and leaves the run alone.</param>
    /// <returns>The run when it is over.</returns>
    public async Task<AdoPipelineRun> FollowAsync(
        Func<IReadOnlyList<string>, ValueTask> write,
        IRunObserver observer,
        CancellationToken cancellationToken
    )
    {
        Patience patience = client.Patience(null, s_longest);
        HashSet<string> waits = [];
        while (true)
        {
            // The run before its logs: what is written until it is over is not missed.
            AdoPipelineRun run = await client.ReadOneAsync(AdoPipelineRun.One(place.Project, place.Run), cancellationToken)
                .ConfigureAwait(false);
            IReadOnlyList<AdoPipelineTask> records = await client.ReadTimelineAsync(place, cancellationToken).ConfigureAwait(false);
            AdoPipelineTask[] tasks = [.. Wanted(records)];
            Dictionary<long, long> lengths = tasks.Length == 0 ? [] : await LengthsAsync(cancellationToken).ConfigureAwait(false);
            foreach (AdoPipelineTask task in tasks)
            {
                await ReadAsync(task, lengths, write, cancellationToken).ConfigureAwait(false);

                // Those behind it begin when it is over: their lines do not mix with its own.
                if (!task.IsCompleted) break;
            }

            observer.Observe(run, records);
            foreach (AdoPipelineTask record in records.Where(RunWait.Is))
            {
                if (waits.Add(record.Id ?? string.Empty))
                {
                    observer.WarnOfWait(
                        await RunWait.DescribeAsync(client, run, place, record, records, cancellationToken).ConfigureAwait(false));
                }
            }

            if (run.IsCompleted)
            {
                observer.End(place.Run);
                return run;
            }

            await patience.WaitAsync(string.Empty, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<AdoPipelineTask>> TasksAsync(CancellationToken cancellationToken) =>
        [.. Wanted(await client.ReadTimelineAsync(place, cancellationToken).ConfigureAwait(false))];

    private IEnumerable<AdoPipelineTask> Wanted(IReadOnlyList<AdoPipelineTask> records) =>
        records.Where(one => one is { Type: "Task", LogId: not null } && wants(one)).OrderBy(static one => one.StartTime);

    private async Task<Dictionary<long, long>> LengthsAsync(CancellationToken cancellationToken)
    {
        Dictionary<long, long> lengths = [];
        await foreach (var batch in client.ReadListAsync(RunLog.List(place.Project, place.Run), cancellationToken).ConfigureAwait(false))
            foreach (RunLog log in batch) lengths[log.Id ?? 0] = log.LineCount ?? 0;
        return lengths;
    }

    private async Task ReadAsync(
        AdoPipelineTask task,
        Dictionary<long, long> lengths,
        Func<IReadOnlyList<string>, ValueTask> write,
        CancellationToken cancellationToken
    )
    {
        long log = task.LogId!.Value;
        long read = _read.TryGetValue(log, out long before) ? before : 0;
        long length = lengths.TryGetValue(log, out long known) ? known : 0;
        if (read > 0 && read >= length) return;
        var added = RunLogs.ReadLinesAsync(client, place, log, read + 1, length, cancellationToken);
        await foreach (IReadOnlyList<string> lines in added.ConfigureAwait(false))
        {
            read += lines.Count;
            _read[log] = read;
            await write(lines).ConfigureAwait(false);
        }
    }
}
