using System.Globalization;
using AdoEntra.Json.Reading;
using AdoEntra.Resources;
using AdoEntra.Resources.Agents;

namespace AdoEntra;

/// <summary>A job that waits for an agent, runs on one, or did (TaskAgentJobRequest, distributedTask 7.1).</summary>
[TableView(
    "Pool=PoolName",
    "Request=RequestId",
    nameof(State),
    "Pipeline=PipelineName",
    "Run=RunName",
    "Job=JobName",
    "Agent=AgentName",
    nameof(QueueTime),
    More =
    [
        nameof(Result), nameof(AssignTime), nameof(ReceiveTime), nameof(FinishTime), nameof(PipelineId), nameof(RunId), nameof(ProjectId),
    ]
)]
public sealed class AdoAgentJob : AdoResource
{
    internal static readonly JsonRecordReader<AdoAgentJob> Reader = new(static json => new(json));

    internal static readonly PoolList<AdoAgentJob> Listing = new(
        "job",
        "agent-jobs",
        "The jobs of all pools that wait for an agent or run.",
        static pool => AgentJobRequest.Of(pool, completed: 0)
    );

    private AdoAgentJob(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The number of the request, unique in the organization.</summary>
    public long? RequestId => GetInt64();

    /// <summary>The number of the pool.</summary>
    public long? PoolId => GetInt64();

    /// <summary>The name of the pool; null where an agent refers to the job.</summary>
    public string? PoolName { get; private set; }

    /// <summary><c>Waiting</c> for an agent, <c>Running</c> or <c>Completed</c>.</summary>
    public string State => Result is not null || FinishTime is not null ? "Completed" : AssignTime is null ? "Waiting" : "Running";

    /// <summary>The job's name.</summary>
    public string? JobName => GetString();

    /// <summary>The job's id.</summary>
    public string? JobId => GetString();

    /// <summary>The pipeline.</summary>
    public AdoPipelineOwner? Definition => GetObject(AdoPipelineOwner.Reader);

    /// <summary>The run of the pipeline.</summary>
    public AdoPipelineOwner? Owner => GetObject(AdoPipelineOwner.Reader);

    /// <summary>The name of the pipeline.</summary>
    public string? PipelineName => Definition?.Name;

    /// <summary>The number of the pipeline.</summary>
    public long? PipelineId => Definition?.Id;

    /// <summary>The number of the run as it is shown.</summary>
    public string? RunName => Owner?.Name;

    /// <summary>The number of the run, unique in the organization.</summary>
    public long? RunId => Owner?.Id;

    /// <summary>The id of the project that the pipeline is in.</summary>
    public string? ProjectId => ScopeId;

    /// <summary>The same, by the field's name.</summary>
    public string? ScopeId => GetString();

    /// <summary>The agent that it was given to; null while it waits.</summary>
    public AdoAgent? ReservedAgent => GetObject(AdoAgent.Reader);

    /// <summary>The name of that agent.</summary>
    public string? AgentName => ReservedAgent?.Name;

    /// <summary>The agents that could run it; none that could is why it waits without end.</summary>
    public IReadOnlyList<AdoAgent> MatchedAgents => GetList(AdoAgent.Reader);

    /// <summary>How it ended, for example <c>succeeded</c>, <c>failed</c>, <c>canceled</c> or <c>abandoned</c>; null before.</summary>
    public string? Result => GetString();

    /// <summary>Why it waits or failed, where the service says that.</summary>
    public string? StatusMessage => GetString();

    /// <summary>When it was queued.</summary>
    public DateTimeOffset? QueueTime => GetTime();

    /// <summary>When it was given to an agent.</summary>
    public DateTimeOffset? AssignTime => GetTime();

    /// <summary>When the agent began with it.</summary>
    public DateTimeOffset? ReceiveTime => GetTime();

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishTime => GetTime();

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (PipelineName, RequestId?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Pipeline and job.</summary>
    public override string ToString() => PipelineName is null ? JobName ?? string.Empty : $"{PipelineName}: {JobName}";

    /// <summary>The reader of the jobs of a pool.</summary>
    /// <param name="pool">The name of the pool.</param>
    internal static JsonRecordReader<AdoAgentJob> ReaderOf(string pool) => new(json => new(json) { PoolName = pool });
}
