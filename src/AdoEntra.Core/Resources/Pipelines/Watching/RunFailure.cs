using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Resources.Pipelines.Logs;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Resources.Pipelines.Watching;

/// <summary>Says why a run failed: the first task that did, what it reported, and the last lines of its log.</summary>
internal static class RunFailure
{
    private const int LastLines = 10;

    private static readonly Regex s_time = new(@"^\uFEFF?\d{4}-\d\d-\d\dT[\d:.]+Z ", RegexOptions.CultureInvariant);

    /// <summary>Whether a run that is over has gone wrong: it failed, or was canceled.</summary>
    public static bool Is(AdoPipelineRun run) => run.Result is "failed" or "canceled";

    /// <summary>The error of a run that has gone wrong.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<AdoServiceException> DescribeAsync(
        ResourceClient client,
        RunPlace place,
        AdoPipelineRun run,
        CancellationToken cancellationToken
    )
    {
        string which = $"Run {run.BuildNumber} ({run.Id}) of pipeline '{run.PipelineName}'";
        if (run.Result == "canceled")
        {
            return Failed(run, $"{which} was canceled.", "Ask who canceled it, or queue it again with Start-AdoPipeline.");
        }

        string advice = $"Read all of it with Get-AdoPipelineLog -RunId {run.Id} -Failed -Project '{place.Project}'.";
        IReadOnlyList<AdoPipelineTask> records;
        try
        {
            records = await client.ReadTimelineAsync(place, cancellationToken).ConfigureAwait(false);
        }
        catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
        {
            return Failed(run, $"{which} failed.", advice);
        }

        if (records.FirstOrDefault(static one => one is { Type: "Task", Result: "failed" }) is not { } task)
        {
            AdoPipelineTask? part = records.FirstOrDefault(static one => one.Result is "failed" or "abandoned");
            return Failed(run, $"{which} failed{(part is null ? null : $" in {Words(part)}{Reported(part)}")}.", advice);
        }

        string what = $"{which} failed in {Words(task)}{Place(task, records)}{Reported(task)}";
        IReadOnlyList<string> lines = await ReadLastAsync(client, place, task, cancellationToken).ConfigureAwait(false);
        if (lines.Count == 0) return Failed(run, $"{what}.", advice);
        string end = string.Concat(lines.Select(static line => $"  {line}\n"));
        return Failed(run, $"{what}. Its log ends with:\n{end}End of the log.", advice);
    }

    private static AdoServiceException Failed(AdoPipelineRun run, string what, string advice) =>
        new(ErrorIds.RunFailed, what, advice) { Target = $"{run.Id}" };

    private static string Words(AdoPipelineTask record) => $"{record.Type?.ToLowerInvariant()} '{record.Name}'";

    private static string Place(AdoPipelineTask task, IReadOnlyList<AdoPipelineTask> records)
    {
        List<string> above = [];
        string? parent = task.ParentId;
        while (parent is not null && records.FirstOrDefault(one => one.Id == parent) is { } part)
        {
            if (part.Type is "Job" or "Stage") above.Add(Words(part));
            parent = part.ParentId;
        }

        return above.Count == 0 ? string.Empty : $" ({string.Join(", ", above)})";
    }

    private static string Reported(AdoPipelineTask record) =>
        record.Issues.FirstOrDefault(static issue => issue.Type == "error")?.Message is { Length: > 0 } message
            ? ": " + message.Trim().TrimEnd('.')
            : string.Empty;

    private static async Task<IReadOnlyList<string>> ReadLastAsync(
        ResourceClient client,
        RunPlace place,
        AdoPipelineTask task,
        CancellationToken cancellationToken
    )
    {
        if (task.LogId is not { } log) return [];
        try
        {
            IReadOnlyList<string> lines = await RunLogs.ReadLastAsync(client, place, log, LastLines, cancellationToken)
                .ConfigureAwait(false);
            return [.. lines.Select(static line => s_time.Replace(line, string.Empty))];
        }
        catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception) || exception.ErrorId == ErrorIds.UnexpectedResponse)
        {
            return [];
        }
    }
}
