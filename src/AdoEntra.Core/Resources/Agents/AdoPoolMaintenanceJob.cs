using System.Globalization;
using AdoEntra.Json.Reading;
using AdoEntra.Resources;
using AdoEntra.Resources.Agents;

namespace AdoEntra;

/// <summary>A job that cleans up the machines of a pool's agents (TaskAgentPoolMaintenanceJob, distributedTask 7.1).</summary>
[TableView(
    "Pool=PoolName",
    nameof(JobId),
    nameof(Status),
    nameof(Result),
    nameof(RequestedBy),
    nameof(QueueTime),
    "Errors=ErrorCount",
    "Warnings=WarningCount",
    More = [nameof(StartTime), nameof(FinishTime), nameof(DefinitionId)]
)]
public sealed class AdoPoolMaintenanceJob : AdoResource
{
    internal static readonly PoolList<AdoPoolMaintenanceJob> Listing = new(
        "maintenance job",
        "pool-maintenance-jobs",
        "The maintenance jobs of all agent pools.",
        PoolMaintenance.Jobs
    );

    private AdoPoolMaintenanceJob(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number.</summary>
    public long? JobId => GetInt64();

    /// <summary>The number of the settings by which it was done.</summary>
    public long? DefinitionId => GetInt64();

    /// <summary>The name of the pool.</summary>
    public string? PoolName { get; private set; }

    /// <summary><c>queued</c>, <c>inProgress</c>, <c>cancelling</c> or <c>completed</c>.</summary>
    public string? Status => GetString();

    /// <summary><c>succeeded</c>, <c>failed</c> or <c>canceled</c>; null before.</summary>
    public string? Result => GetString();

    /// <summary>Who queued it.</summary>
    public AdoIdentityRef? RequestedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>When it was queued.</summary>
    public DateTimeOffset? QueueTime => GetTime();

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartTime => GetTime();

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishTime => GetTime();

    /// <summary>How many errors there were.</summary>
    public long? ErrorCount => GetInt64();

    /// <summary>How many warnings there were.</summary>
    public long? WarningCount => GetInt64();

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (PoolName, JobId?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Number and pool.</summary>
    public override string ToString() => $"{JobId}: {PoolName}";

    /// <summary>The reader of the jobs of a pool.</summary>
    /// <param name="pool">The name of the pool.</param>
    internal static JsonRecordReader<AdoPoolMaintenanceJob> ReaderOf(string pool) => new(json => new(json) { PoolName = pool });
}
