using System.Globalization;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;

namespace AdoEntra;

/// <summary>A pool of agents (TaskAgentPool, distributedTask 7.1).</summary>
[TableView(
    nameof(Id),
    nameof(Name),
    "Type=PoolType",
    nameof(IsHosted),
    "Agents=AgentCount",
    nameof(Owner),
    More = [nameof(IsLegacy), nameof(CreatedOn)]
)]
public sealed class AdoAgentPool : AdoResource
{
    internal static readonly JsonRecordReader<AdoAgentPool> Reader = new(static json => new(json));

    internal static readonly OrganizationList<AdoAgentPool> Listing =
        new("agent pool", "agent-pools", "The agent pools of the organization.", List);

    private AdoAgentPool(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number, unique in the organization.</summary>
    public long? Id => GetInt64();

    /// <summary>Its name.</summary>
    public string? Name => GetString();

    /// <summary>The name again: what <c>-Pool</c> of other commands binds to from the pipeline.</summary>
    public string? PoolName => Name;

    /// <summary><c>automation</c>, or <c>deployment</c> for a deployment group.</summary>
    public string? PoolType => GetString();

    /// <summary>True for a pool of Microsoft's agents.</summary>
    public bool IsHosted => GetBoolean();

    /// <summary>True for a pool of an older kind.</summary>
    public bool IsLegacy => GetBoolean();

    /// <summary>How many agents it has.</summary>
    public long? AgentCount => Size;

    /// <summary>The same, by the field's name.</summary>
    public long? Size => GetInt64();

    /// <summary>True where new projects get the pool by themselves.</summary>
    public bool AutoProvision => GetBoolean();

    /// <summary>True where its agents update themselves.</summary>
    public bool AutoUpdate => GetBoolean();

    /// <summary>Who is responsible for it.</summary>
    public AdoIdentityRef? Owner => GetObject(AdoIdentityRef.Reader);

    /// <summary>Who created it.</summary>
    public AdoIdentityRef? CreatedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedOn => GetTime();

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Name, Id?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <remarks>The service sends all at once, and reads one by its number only.</remarks>
    internal static ServiceRequest<AdoAgentPool> List() => new(Route.To($"_apis/distributedtask/pools"), "the agent pools", Reader);
}
