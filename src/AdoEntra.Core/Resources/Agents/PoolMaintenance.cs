using System.Globalization;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Agents;

/// <summary>
/// Reads and queues the maintenance of agent pools. [C] The service's published contract has the objects and not these operations, which
/// its public clients for Node and Python have.
/// </summary>
internal static class PoolMaintenance
{
    private const string Version = "7.1-preview.1";

    /// <summary>The maintenance jobs of a pool.</summary>
    public static ServiceRequest<AdoPoolMaintenanceJob> Jobs(AdoAgentPool pool) =>
        new(
            Route.To($"_apis/distributedtask/pools/{pool.Key.Id!}/maintenancejobs"),
            $"the maintenance jobs of pool '{pool.Name}'",
            AdoPoolMaintenanceJob.ReaderOf(pool.Name ?? string.Empty)
        )
        {
            ApiVersion = Version,
        };

    /// <summary>Queues the maintenance of a pool by its settings.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="pool">The pool by name or number.</param>
    /// <param name="cancellationToken">Ends it, and leaves the job alone.</param>
    /// <exception cref="AdoServiceException"><c>Conflict</c>: the pool has no maintenance settings; or the service refused.</exception>
    public static async Task<AdoPoolMaintenanceJob> StartMaintenanceAsync(
        this ResourceClient client,
        string pool,
        CancellationToken cancellationToken
    )
    {
        AdoAgentPool home = await client.FindPoolAsync(pool, cancellationToken).ConfigureAwait(false);
        MaintenanceDefinition? settings = null;
        await foreach (
            IReadOnlyList<MaintenanceDefinition> batch in client.ReadListAsync(Definitions(home), cancellationToken).ConfigureAwait(false)
        )
            settings ??= batch.FirstOrDefault(static one => one.Id is not null);
        if (settings is null)
        {
            throw new AdoServiceException(
                ErrorIds.Conflict,
                $"The maintenance of pool '{home.Name}' was not queued: the pool has no maintenance settings.",
                "Turn the maintenance on in the organization settings, under Agent pools, Maintenance history.")
            {
                Target = pool,
            };
        }

        return await client.ReadOneAsync(Queue(home, settings.Id!.Value), cancellationToken).ConfigureAwait(false);
    }

    private static ServiceRequest<MaintenanceDefinition> Definitions(AdoAgentPool pool) =>
        new(
            Route.To($"_apis/distributedtask/pools/{pool.Key.Id!}/maintenancedefinitions"),
            $"the maintenance settings of pool '{pool.Name}'",
            MaintenanceDefinition.Reader
        )
        {
            ApiVersion = Version,
        };

    private static ServiceRequest<AdoPoolMaintenanceJob> Queue(AdoAgentPool pool, long definition) =>
        Jobs(pool) with
        {
            What = $"the maintenance of pool '{pool.Name}'",
            Method = HttpMethod.Post,
            Body = RequestBody.Json(
                new Dictionary<string, object?>
                {
                    ["definitionId"] = definition,
                    ["pool"] = new Dictionary<string, object?> { ["id"] = long.Parse(pool.Key.Id!, CultureInfo.InvariantCulture) },
                }
            ),
        };

    private sealed class MaintenanceDefinition : AdoResource
    {
        public static readonly JsonRecordReader<MaintenanceDefinition> Reader = new(static json => new(json));

        private MaintenanceDefinition(JsonRecord json)
            : base(json)
        {
        }

        public long? Id => GetInt64();
    }
}
