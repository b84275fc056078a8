using System.Globalization;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Agents;

namespace AdoEntra;

/// <summary>An agent pool whose agents are the machines of a scale set in Azure (ElasticPool, distributedTask 7.1).</summary>
[TableView(
    "Pool=PoolName",
    nameof(PoolId),
    nameof(State),
    nameof(OsType),
    "Idle=DesiredIdle",
    "Size=DesiredSize",
    "Most=MaxCapacity",
    "ScaleSet=ScaleSetName",
    More = [nameof(RecycleAfterEachUse), nameof(TimeToLiveMinutes), nameof(AzureId), nameof(OfflineSince)]
)]
public sealed class AdoElasticPool : AdoResource
{
    internal static readonly ElasticPoolList Listing = new();

    private static readonly JsonRecordReader<AdoElasticPool> s_reader = new(static json => new(json));

    private AdoElasticPool(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The number of the agent pool.</summary>
    public long? PoolId => GetInt64();

    /// <summary>The name of the agent pool; null where this identity may not see it.</summary>
    public string? PoolName { get; private set; }

    /// <summary><c>online</c>, <c>offline</c>, <c>unhealthy</c> or <c>new</c>.</summary>
    public string? State => GetString();

    /// <summary><c>linux</c> or <c>windows</c>.</summary>
    public string? OsType => GetString();

    /// <summary>How many agents are kept ready for jobs.</summary>
    public long? DesiredIdle => GetInt64();

    /// <summary>How many machines there should be now.</summary>
    public long? DesiredSize => GetInt64();

    /// <summary>How many machines there are at most.</summary>
    public long? MaxCapacity => GetInt64();

    /// <summary>How many machines are kept for a look at them after a failure.</summary>
    public long? MaxSavedNodeCount => GetInt64();

    /// <summary>True where each job gets a new machine.</summary>
    public bool RecycleAfterEachUse => GetBoolean();

    /// <summary>For how many minutes an agent that has no job is kept.</summary>
    public long? TimeToLiveMinutes => GetInt64();

    /// <summary>The resource id of the scale set in Azure.</summary>
    public string? AzureId => GetString();

    /// <summary>The last part of it: the name of the scale set.</summary>
    public string? ScaleSetName => AzureId is { } id ? id.Substring(id.LastIndexOf('/') + 1) : null;

    /// <summary>The id of the service connection by which the service reaches Azure.</summary>
    public string? ServiceEndpointId => GetString();

    /// <summary>The id of the project that this service connection is in.</summary>
    public string? ServiceEndpointScope => GetString();

    /// <summary>Since when it has been offline; of one that is online when it last was.</summary>
    public DateTimeOffset? OfflineSince => GetTime();

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (PoolName, PoolId?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The name of the agent pool.</summary>
    public override string ToString() => PoolName ?? $"{PoolId}";

    internal static ServiceRequest<AdoElasticPool> List() =>
        new(Route.To($"_apis/distributedtask/elasticpools"), "the elastic pools", s_reader);

    /// <summary>The reader of elastic pools, which do not have their own names.</summary>
    /// <param name="names">The names of the agent pools, by their numbers.</param>
    internal static JsonRecordReader<AdoElasticPool> ReaderOf(IReadOnlyDictionary<long, string?> names) => new(json =>
    {
        AdoElasticPool pool = new(json);
        pool.PoolName = pool.PoolId is { } id && names.TryGetValue(id, out string? name) ? name : null;
        return pool;
    });
}
