using System.Globalization;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra;

/// <summary>A run of a pipeline (Build, build 7.1).</summary>
[TableView(
    nameof(Id),
    "Pipeline=PipelineName",
    "Number=BuildNumber",
    nameof(Status),
    nameof(Result),
    nameof(Reason),
    "Branch=SourceBranch",
    nameof(QueueTime),
    nameof(RequestedFor),
    More = [nameof(ProjectName), nameof(StartTime), nameof(FinishTime), nameof(SourceVersion), nameof(WebUrl)]
)]
public sealed class AdoPipelineRun : AdoResource
{
    internal static readonly JsonRecordReader<AdoPipelineRun> Reader = new(static json => new(json));

    private AdoPipelineRun(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number, unique in the organization.</summary>
    public long? Id => GetInt64();

    /// <summary>The number again: what <c>-RunId</c> of other commands binds to from the pipeline.</summary>
    public long? RunId => Id;

    /// <summary>The number as it is shown, which the pipeline makes, for example <c>20260401.1</c>.</summary>
    public string? BuildNumber => GetString();

    /// <summary>
    /// <c>notStarted</c>, <c>inProgress</c>, <c>cancelling</c>, <c>completed</c>; or <c>postponed</c>, where something else has to be over
    /// first.
    /// </summary>
    public string? Status => GetString();

    /// <summary><c>succeeded</c>, <c>partiallySucceeded</c>, <c>failed</c> or <c>canceled</c>; null before it is completed.</summary>
    public string? Result => GetString();

    /// <summary>Why it was queued, for example <c>manual</c>, <c>individualCI</c>, <c>schedule</c> or <c>pullRequest</c>.</summary>
    public string? Reason => GetString();

    /// <summary>The reference to the branch that it builds, for example <c>refs/heads/main</c>.</summary>
    public string? SourceBranch => GetString();

    /// <summary>The commit that it builds.</summary>
    public string? SourceVersion => GetString();

    /// <summary>When it was queued.</summary>
    public DateTimeOffset? QueueTime => GetTime();

    /// <summary>When it began; null before.</summary>
    public DateTimeOffset? StartTime => GetTime();

    /// <summary>When it was completed; null before.</summary>
    public DateTimeOffset? FinishTime => GetTime();

    /// <summary>How long it ran; null before it is completed.</summary>
    public TimeSpan? Duration => FinishTime - StartTime;

    /// <summary>The pipeline that it is a run of, as far as the service tells it here.</summary>
    public AdoPipeline? Definition => GetObject(AdoPipeline.Reader);

    /// <summary>The name of that pipeline.</summary>
    public string? PipelineName => Definition?.Name;

    /// <summary>The number of that pipeline.</summary>
    public long? PipelineId => Definition?.Id;

    /// <summary>For whom it was queued.</summary>
    public AdoIdentityRef? RequestedFor => GetObject(AdoIdentityRef.Reader);

    /// <summary>Who queued it.</summary>
    public AdoIdentityRef? RequestedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags => GetTexts();

    /// <summary>True where a retention lease or a release keeps it from being deleted.</summary>
    public bool RetainedByRelease => GetBoolean();

    /// <summary>The project that it is in.</summary>
    public AdoProject? Project => GetObject(AdoProject.Reader);

    /// <summary>The name of that project.</summary>
    public string? ProjectName => Project?.Name ?? Scope?.Project;

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <summary>Its page in the browser.</summary>
    public string? WebUrl => Connection is { } connection && ProjectName is { } project && Id is { } id
        ? $"{connection.OrganizationUrl}/{Route.To($"{project}/_build/results?buildId={id}")}"
        : null;

    /// <summary>Whether it is over.</summary>
    internal bool IsCompleted => Status == "completed";

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (BuildNumber, Id?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The number as it is shown.</summary>
    public override string ToString() => BuildNumber ?? $"{Id}";

    /// <param name="project">Name or id.</param>
    /// <param name="query">Which of them.</param>
    internal static ServiceRequest<AdoPipelineRun> List(string project, RunQuery query) =>
        new(query.AddTo(Route.To($"{project}/_apis/build/builds")), $"the runs of project '{project}'", Reader)
        {
            Scope = new(project),
            Paging = PagingStyle.HeaderToken with { SkipQuery = string.Empty, DefaultPage = 0, LargestPage = 0 },
        };

    /// <param name="project">Name or id.</param>
    /// <param name="run">Its number.</param>
    internal static ServiceRequest<AdoPipelineRun> One(string project, long run) =>
        new(Route.To($"{project}/_apis/build/builds/{run}"), RunPlace.Words(project, run), Reader) { Scope = new(project) };

    /// <summary>Has it end.</summary>
    /// <param name="project">Name or id.</param>
    /// <param name="run">Its number.</param>
    internal static ServiceRequest<AdoPipelineRun> Cancel(string project, long run) =>
        new(Route.To($"{project}/_apis/build/builds/{run}"), RunPlace.Words(project, run), Reader)
        {
            Method = ServiceRequest.Patch,
            Scope = new(project),
            Body = RequestBody.Json(new Dictionary<string, object?> { ["status"] = "cancelling" }),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="run">Its number.</param>
    internal static ServiceRequest Delete(string project, long run) =>
        new(Route.To($"{project}/_apis/build/builds/{run}"), RunPlace.Words(project, run)) { Method = HttpMethod.Delete };

    /// <summary>Runs a stage again, or has it end.</summary>
    /// <param name="project">Name or id.</param>
    /// <param name="run">The number of the run.</param>
    /// <param name="stage">The name of the stage in the YAML.</param>
    /// <param name="change"><c>retry</c> or <c>cancel</c>, and with <c>forceRetryAllJobs</c> also the jobs that succeeded.</param>
    internal static ServiceRequest UpdateStage(string project, long run, string stage, IReadOnlyDictionary<string, object?> change) =>
        new(
            Route.To($"{project}/_apis/build/builds/{run}/stages/{stage}"),
            $"the stage '{stage}' of {RunPlace.Words(project, run)}"
        )
        {
            Method = ServiceRequest.Patch,
            Body = RequestBody.Json(change),
        };

    /// <summary>Changes its tags.</summary>
    /// <param name="project">Name or id.</param>
    /// <param name="run">Its number.</param>
    /// <param name="added">Tags that it gets.</param>
    /// <param name="removed">Tags that it loses.</param>
    internal static ServiceRequest UpdateTags(string project, long run, IReadOnlyList<string> added, IReadOnlyList<string> removed) =>
        new(Route.To($"{project}/_apis/build/builds/{run}/tags"), $"the tags of {RunPlace.Words(project, run)}")
        {
            Method = ServiceRequest.Patch,
            Body = RequestBody.Json(new Dictionary<string, object?> { ["tagsToAdd"] = added, ["tagsToRemove"] = removed }),
        };
}
