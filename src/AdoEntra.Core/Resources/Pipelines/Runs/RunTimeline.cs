using AdoEntra.Json.Reading;

namespace AdoEntra.Resources.Pipelines.Runs;

/// <summary>The stages, jobs and tasks of a run (Timeline, build 7.1).</summary>
internal sealed class RunTimeline : AdoResource
{
    internal static readonly JsonRecordReader<RunTimeline> Reader = new(static json => new(json));

    private RunTimeline(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its records, in no order.</summary>
    public IReadOnlyList<AdoPipelineTask> Records => GetList(AdoPipelineTask.Reader);
}

/// <summary>Reads timelines.</summary>
internal static class RunTimelines
{
    /// <summary>The records of a run, each behind what it is a part of; none where the run has not begun.</summary>
    /// <param name="client">Sends the request.</param>
    /// <param name="place">The run.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<AdoPipelineTask>> ReadTimelineAsync(
        this ResourceClient client,
        RunPlace place,
        CancellationToken cancellationToken
    )
    {
        // Of a run that has not begun there is no body (204) [C].
        List<AdoPipelineTask> records = [];
        var list = client.ReadListAsync(AdoPipelineTask.OfRun(place.Project, place.Run), cancellationToken);
        await foreach (IReadOnlyList<RunTimeline> batch in list.ConfigureAwait(false))
            records.AddRange(batch.SelectMany(static timeline => timeline.Records));
        foreach (AdoPipelineTask record in records) record.RunId = place.Run;
        return Sorted(records);
    }

    private static List<AdoPipelineTask> Sorted(List<AdoPipelineTask> records)
    {
        ILookup<string?, AdoPipelineTask> parts = records.ToLookup(static record => record.ParentId);
        HashSet<string?> known = [.. records.Select(static record => record.Id)];
        List<AdoPipelineTask> sorted = [];
        AddAll(records.Where(record => record.ParentId is null || !known.Contains(record.ParentId)));
        return sorted;

        void AddAll(IEnumerable<AdoPipelineTask> some)
        {
            foreach (AdoPipelineTask record in some.OrderBy(static one => one.Order ?? long.MaxValue))
            {
                sorted.Add(record);
                AddAll(parts[record.Id ?? string.Empty]);
            }
        }
    }
}
