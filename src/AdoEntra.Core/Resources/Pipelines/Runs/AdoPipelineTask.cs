using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra;

/// <summary>A stage, a job or a task of a run, or what a stage waits for (TimelineRecord, build 7.1).</summary>
[TableView(
    nameof(Type),
    nameof(Name),
    nameof(State),
    nameof(Result),
    nameof(Attempt),
    nameof(StartTime),
    nameof(Duration),
    "Log=LogId",
    nameof(WorkerName),
    More = [nameof(RunId), nameof(Id), nameof(ParentId), nameof(ErrorCount), nameof(WarningCount)]
)]
public sealed class AdoPipelineTask : AdoResource
{
    internal static readonly JsonRecordReader<AdoPipelineTask> Reader = new(static json => new(json));

    private AdoPipelineTask(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its id, a GUID.</summary>
    public string? Id => GetString();

    /// <summary>The id of what it is a part of; null for a stage.</summary>
    public string? ParentId => GetString();

    /// <summary><c>Stage</c>, <c>Phase</c>, <c>Job</c>, <c>Task</c>, or <c>Checkpoint</c> and what begins so.</summary>
    public string? Type => GetString();

    /// <summary>Its name.</summary>
    public string? Name => GetString();

    /// <summary>What it is called in the YAML, through all attempts.</summary>
    public string? Identifier => GetString();

    /// <summary><c>pending</c>, <c>inProgress</c> or <c>completed</c>.</summary>
    public string? State => GetString();

    /// <summary>
    /// <c>succeeded</c>, <c>succeededWithIssues</c>, <c>failed</c>, <c>canceled</c>, <c>skipped</c> or <c>abandoned</c>; null before it is
    /// completed.
    /// </summary>
    public string? Result => GetString();

    /// <summary>When it began; null before.</summary>
    public DateTimeOffset? StartTime => GetTime();

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? FinishTime => GetTime();

    /// <summary>How long it ran; null before it is over.</summary>
    public TimeSpan? Duration => FinishTime - StartTime;

    /// <summary>Which attempt of its stage it belongs to, from 1.</summary>
    public long? Attempt => GetInt64();

    /// <summary>Its place among those of the same parent.</summary>
    public long? Order => GetInt64();

    /// <summary>The agent that runs it.</summary>
    public string? WorkerName => GetString();

    /// <summary>How many errors it reported.</summary>
    public long? ErrorCount => GetInt64();

    /// <summary>How many warnings it reported.</summary>
    public long? WarningCount => GetInt64();

    /// <summary>Errors and warnings that it reported; the service keeps the first ones.</summary>
    public IReadOnlyList<AdoPipelineIssue> Issues => GetList(AdoPipelineIssue.Reader);

    /// <summary>Its log; null before it has one.</summary>
    public AdoPipelineLogReference? Log => GetObject(AdoPipelineLogReference.Reader);

    /// <summary>The number of its log; null before it has one.</summary>
    public long? LogId => Log?.Id;

    /// <summary>The number of the run that it is in.</summary>
    public long RunId { get; internal set; }

    /// <summary>The name of the project that the run is in.</summary>
    public string? ProjectName => Scope?.Project;

    /// <summary>Whether it is over.</summary>
    internal bool IsCompleted => State == "completed";

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Name, Id);

    /// <summary>Its kind and its name.</summary>
    public override string ToString() => $"{Type} '{Name}'";

    /// <summary>The timeline of a run; nothing where the run has not begun.</summary>
    /// <param name="project">Name or id.</param>
    /// <param name="run">The number of the run.</param>
    internal static ServiceRequest<RunTimeline> OfRun(string project, long run) =>
        new(Route.To($"{project}/_apis/build/builds/{run}/timeline"), $"the timeline of {RunPlace.Words(project, run)}", RunTimeline.Reader)
        {
            Scope = new(project),
            AcceptsAny = true,
        };
}
