using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Environments;

namespace AdoEntra;

/// <summary>A job that deployed to an environment (EnvironmentDeploymentExecutionRecord, environments 7.2).</summary>
[TableView(
    "Environment=EnvironmentName",
    "Pipeline=PipelineName",
    "Run=RunName",
    "Stage=StageName",
    "Job=JobName",
    nameof(Result),
    nameof(StartTime),
    More = [nameof(ProjectName), nameof(Id), nameof(PipelineId), nameof(RunId), nameof(QueueTime), nameof(FinishTime), nameof(ResourceId)]
)]
public sealed class AdoEnvironmentDeployment : AdoResource
{
    internal static readonly EnvironmentList<AdoEnvironmentDeployment> Listing = new(
        "environment",
        "deployments",
        "The deployments to environments, the latest one first, by the names of the environments.",
        static (list, environment, stop) =>
            list.AddListAsync(List(environment.ProjectName!, environment.Key.Id!, environment.Name!), matches: null, stop)
    );

    private AdoEnvironmentDeployment(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number in the history of the environment.</summary>
    public long? Id => GetInt64();

    /// <summary>The number of the environment.</summary>
    public long? EnvironmentId => GetInt64();

    /// <summary>The name of the environment.</summary>
    public string? EnvironmentName { get; private set; }

    /// <summary>The name of the project that it is in, as the request named it.</summary>
    public string? ProjectName => Scope?.Project;

    /// <summary>The pipeline.</summary>
    public AdoPipelineOwner? Definition => GetObject(AdoPipelineOwner.Reader);

    /// <summary>The run of the pipeline.</summary>
    public AdoPipelineOwner? Owner => GetObject(AdoPipelineOwner.Reader);

    /// <summary>The name of the pipeline.</summary>
    public string? PipelineName => Definition?.Name;

    /// <summary>The number of the pipeline.</summary>
    public long? PipelineId => Definition?.Id;

    /// <summary>The number of the run as it is shown, for example <c>20260220.3</c>.</summary>
    public string? RunName => Owner?.Name;

    /// <summary>The number of the run, unique in the organization.</summary>
    public long? RunId => Owner?.Id;

    /// <summary>The stage that the job belongs to.</summary>
    public string? StageName => GetString();

    /// <summary>The job.</summary>
    public string? JobName => GetString();

    /// <summary>Which attempt of the stage it was.</summary>
    public long? StageAttempt => GetInt64();

    /// <summary>Which attempt of the job it was.</summary>
    public long? JobAttempt => GetInt64();

    /// <summary>The resource of the environment that was deployed to; null for the environment itself.</summary>
    public long? ResourceId => GetInt64();

    /// <summary>For example <c>succeeded</c>, <c>failed</c> or <c>canceled</c>; null while it runs.</summary>
    public string? Result => GetString();

    /// <summary>When the job was queued.</summary>
    public DateTimeOffset? QueueTime => GetTime();

    /// <summary>When the job began.</summary>
    public DateTimeOffset? StartTime => GetTime();

    /// <summary>When the job ended; null while it runs.</summary>
    public DateTimeOffset? FinishTime => GetTime();

    /// <summary>Pipeline, run and job.</summary>
    public override string ToString() => $"{PipelineName} {RunName} {JobName}";

    /// <remarks>The service begins with the latest one.</remarks>
    /// <param name="project">Name or id.</param>
    /// <param name="id">The number of the environment.</param>
    /// <param name="name">Its name.</param>
    internal static ServiceRequest<AdoEnvironmentDeployment> List(string project, string id, string name) =>
        new(
            Route.To($"{project}/_apis/pipelines/environments/{id}/environmentdeploymentrecords"),
            $"the deployments to environment '{name}' of project '{project}'",
            new JsonRecordReader<AdoEnvironmentDeployment>(json => new(json) { EnvironmentName = name })
        )
        {
            ApiVersion = AdoEnvironment.Version,
            Paging = PagingStyle.HeaderToken with { TopQuery = "top", SkipQuery = string.Empty, DefaultPage = 0, LargestPage = 0 },
            Scope = new(project),
        };
}
