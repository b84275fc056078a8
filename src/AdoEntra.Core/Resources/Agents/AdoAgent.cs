using System.Globalization;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Agents;

namespace AdoEntra;

/// <summary>An agent of a pool (TaskAgent, distributedTask 7.1).</summary>
[TableView(
    "Pool=PoolName",
    nameof(Id),
    nameof(Name),
    nameof(Status),
    nameof(Enabled),
    nameof(Version),
    "CurrentJob=CurrentJobName",
    nameof(LastJobFinished),
    nameof(OsDescription),
    More = [nameof(LastJobName), nameof(LastJobResult), nameof(CreatedOn), nameof(StatusChangedOn)]
)]
public sealed class AdoAgent : AdoResource
{
    internal static readonly JsonRecordReader<AdoAgent> Reader = new(static json => new(json));

    internal static readonly PoolList<AdoAgent> Listing = new(
        "agent",
        "agents",
        "The agents of all pools.",
        static pool => List(pool.Key.Id!, pool.Name!, withCapabilities: false)
    );

    private AdoAgent(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number, unique in the organization.</summary>
    public long? Id => GetInt64();

    /// <summary>Its name, unique in its pool.</summary>
    public string? Name => GetString();

    /// <summary>The name of the pool that it is in; null where another object refers to it.</summary>
    public string? PoolName { get; private set; }

    /// <summary><c>online</c> or <c>offline</c>.</summary>
    public string? Status => GetString();

    /// <summary>True where it takes jobs.</summary>
    public bool Enabled => GetBoolean();

    /// <summary>The version of the agent's program.</summary>
    public string? Version => GetString();

    /// <summary>The operating system that it runs on.</summary>
    public string? OsDescription => GetString();

    /// <summary>For example <c>Provisioned</c>, or of a pool of Microsoft's agents <c>Deallocated</c>.</summary>
    public string? ProvisioningState => GetString();

    /// <summary>How many jobs it runs at once.</summary>
    public long? MaxParallelism => GetInt64();

    /// <summary>When it was added.</summary>
    public DateTimeOffset? CreatedOn => GetTime();

    /// <summary>When it last went online or offline.</summary>
    public DateTimeOffset? StatusChangedOn => GetTime();

    /// <summary>The job that it runs; null for none.</summary>
    public AdoAgentJob? AssignedRequest => GetObject(AdoAgentJob.Reader);

    /// <summary>The last job that it completed; null for none.</summary>
    public AdoAgentJob? LastCompletedRequest => GetObject(AdoAgentJob.Reader);

    /// <summary>The pipeline and the job that it runs; null for none.</summary>
    public string? CurrentJobName => AssignedRequest?.ToString();

    /// <summary>The pipeline and the job that it completed last; null for none.</summary>
    public string? LastJobName => LastCompletedRequest?.ToString();

    /// <summary>How that job ended; null for none.</summary>
    public string? LastJobResult => LastCompletedRequest?.Result;

    /// <summary>When that job ended; null for none.</summary>
    public DateTimeOffset? LastJobFinished => LastCompletedRequest?.FinishTime;

    /// <summary>What its machine has, by the names of the capabilities; empty where that was not asked for.</summary>
    public IReadOnlyDictionary<string, object?> SystemCapabilities => GetDictionary();

    /// <summary>The capabilities that users gave it; empty where they were not asked for.</summary>
    public IReadOnlyDictionary<string, object?> UserCapabilities => GetDictionary();

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Name, Id?.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    internal override string Summary => $"{PoolName}: {Status}";

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <remarks>The service sends all at once.</remarks>
    /// <param name="pool">The number of the pool.</param>
    /// <param name="poolName">Its name.</param>
    /// <param name="withCapabilities">Whether the capabilities come too: they are many.</param>
    internal static ServiceRequest<AdoAgent> List(string pool, string poolName, bool withCapabilities) =>
        new(
            Route.To($"_apis/distributedtask/pools/{pool}/agents?includeAssignedRequest=true&includeLastCompletedRequest=true")
                .With("includeCapabilities", withCapabilities ? "true" : null),
            $"the agents of pool '{poolName}'",
            ReaderOf(poolName)
        );

    /// <param name="pool">The number of the pool.</param>
    /// <param name="poolName">Its name.</param>
    /// <param name="name">The name of the agent.</param>
    internal static ServiceRequest<AdoAgent> Named(string pool, string poolName, string name) =>
        new(
            Route.To($"_apis/distributedtask/pools/{pool}/agents?agentName={name}"),
            $"agent '{name}' of pool '{poolName}'",
            ReaderOf(poolName)
        );

    /// <param name="pool">The number of the pool.</param>
    /// <param name="poolName">Its name.</param>
    /// <param name="id">The number of the agent.</param>
    internal static ServiceRequest<AdoAgent> One(string pool, string poolName, string id) =>
        new(
            Route.To($"_apis/distributedtask/pools/{pool}/agents/{id}"),
            $"agent '{id}' of pool '{poolName}'",
            ReaderOf(poolName)
        );

    /// <param name="agent">The agent.</param>
    /// <param name="enabled">Whether it takes jobs.</param>
    internal static ServiceRequest<AdoAgent> Enable(AgentPlace agent, bool enabled) =>
        new(
            Route.To($"_apis/distributedtask/pools/{agent.Pool}/agents/{agent.Id}"),
            agent.ToString(),
            ReaderOf(agent.PoolName)
        )
        {
            Method = ServiceRequest.Patch,
            Body = RequestBody.Json(new Dictionary<string, object?> { ["id"] = agent.Id, ["enabled"] = enabled }),
        };

    /// <param name="agent">The agent.</param>
    internal static ServiceRequest Delete(AgentPlace agent) =>
        new(Route.To($"_apis/distributedtask/pools/{agent.Pool}/agents/{agent.Id}"), agent.ToString()) { Method = HttpMethod.Delete };

    private static JsonRecordReader<AdoAgent> ReaderOf(string pool) => new(json => new(json) { PoolName = pool });
}
