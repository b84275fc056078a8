using System.Globalization;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;

namespace AdoEntra;

/// <summary>An agent pool as a project has it (TaskAgentQueue, distributedTask 7.1).</summary>
[TableView(
    "Project=ProjectName",
    nameof(Id),
    nameof(Name),
    "Pool=PoolName",
    nameof(IsHosted),
    "Agents=AgentCount",
    More = [nameof(ProjectId), nameof(PoolId)]
)]
#pragma warning disable CA1711 // What the service and the portal call it; it is no queue of .NET.
public sealed class AdoAgentQueue : AdoResource
#pragma warning restore CA1711
{
    internal static readonly JsonRecordReader<AdoAgentQueue> Reader = new(static json => new(json));

    internal static readonly ProjectList<AdoAgentQueue> Listing = new(
        "agent queue",
        "agent-queues",
        "The agent pools as projects have them.",
        static project => List(project!)
    );

    private AdoAgentQueue(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number, unique in the organization; not that of the pool.</summary>
    public long? Id => GetInt64();

    /// <summary>Its name in the project, mostly that of the pool.</summary>
    public string? Name => GetString();

    /// <summary>The name again: what <c>-Queue</c> of other commands binds to from the pipeline.</summary>
    public string? QueueName => Name;

    /// <summary>The pool; null where this identity may not see it.</summary>
    public AdoAgentPool? Pool => GetObject(AdoAgentPool.Reader);

    /// <summary>The name of the pool.</summary>
    public string? PoolName => Pool?.Name;

    /// <summary>The number of the pool.</summary>
    public long? PoolId => Pool?.Id;

    /// <summary>True for a pool of Microsoft's agents.</summary>
    public bool IsHosted => Pool is { IsHosted: true };

    /// <summary>How many agents the pool has.</summary>
    public long? AgentCount => Pool?.Size;

    /// <summary>The id of the project that it is in.</summary>
    public string? ProjectId => GetString();

    /// <summary>The name of that project, as the request named it.</summary>
    public string? ProjectName => Scope?.Project;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Name, Id?.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    internal override string Summary => $"{ProjectName}/{Name}";

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <remarks>The service sends all at once.</remarks>
    /// <param name="project">Name or id.</param>
    internal static ServiceRequest<AdoAgentQueue> List(string project) =>
        new(Route.To($"{project}/_apis/distributedtask/queues"), $"the agent queues of project '{project}'", Reader)
        {
            Scope = new(project),
        };
}
