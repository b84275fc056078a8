using System.Text.Json.Nodes;
using AdoEntra.Emulator.AzureDevOps.Collections;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Agents;

namespace AdoEntra.Emulator.AzureDevOps.Agents;

/// <summary>
/// Agent pools, those of scale sets, and the pools as a project has them. [D] distributedTask-7.1, protocol 3.8: none is paged. [I] All may
/// use and manage all of them, so <c>actionFilter</c> leaves none out.
/// </summary>
internal static class AgentCollections
{
    public const string Server = "Microsoft.TeamFoundation.DistributedTask.WebApi, Microsoft.TeamFoundation.DistributedTask.WebApi";

    private static readonly DateTime Created = new(2026, 1, 3, 8, 0, 0, DateTimeKind.Utc);

    private static readonly CollectionRoute Pools = new()
    {
        Id = new("a8c47e17-4d56-4a56-92bb-de7ea7dc65be"),
        Name = "agentPools",
        Area = "distributedtask",
        Resource = "pools",
        Template = "_apis/{area}/{resource}/{poolId?}",
        Filters = new Dictionary<string, string> { ["poolName"] = "name", ["poolType"] = "poolType" },
        AnyOf = new Dictionary<string, string> { ["poolIds"] = "id" },
        Choices = new Dictionary<string, ServiceEnum>
        {
            ["actionFilter"] = ServiceEnums.ActionFilter,
            ["poolType"] = ServiceEnums.PoolType,
        },
        Items = call => AgentPool.All.Select(pool => Pool(call, pool)),
        NotFound = key => new(404, "TaskAgentPoolNotFoundException", Server, $"No agent pool found with identifier {key}."),
    };

    public static IReadOnlyList<CollectionRoute> Rows { get; } =
    [
        Pools,
        new()
        {
            Id = new("900fa995-c559-4923-aae7-f8424fe4fbea"),
            Name = "agentQueues",
            Area = "distributedtask",
            Resource = "queues",
            Template = "{project}/_apis/{area}/{resource}/{queueId?}",
            Filters = new Dictionary<string, string> { ["queueName"] = "name" },
            AnyOf = new Dictionary<string, string> { ["queueNames"] = "name", ["queueIds"] = "id", ["poolIds"] = "pool.id" },
            Choices = new Dictionary<string, ServiceEnum> { ["actionFilter"] = ServiceEnums.ActionFilter },
            Items = call => AgentQueue.All.Select(queue => new
            {
                queue.Id, ProjectId = call.RequiredProject.Id, queue.Name, Pool = Reference(call, queue.Pool),
            }),
            NotFound = key => new(404, "TaskAgentQueueNotFoundException", Server, $"No agent queue found with identifier {key}."),
        },
        new()
        {
            Id = new("dd3c938f-835b-4971-b99a-db75a47aad43"),
            Name = "elasticPools",
            Area = "distributedtask",
            Resource = "elasticpools",
            Template = "_apis/{area}/{resource}/{poolId?}",
            Key = "poolId",
            Items = call => AgentPool.All.Where(pool => pool.IsElastic).Select(ScaleSet),
            NotFound = key => new(404, "ElasticPoolDoesNotExistException", Server, $"The elastic pool {key} does not exist."),
        },
    ];

    /// <summary>The number of the pool in the address.</summary>
    public static int FindPool(ResourceCall call) => (int)CollectionAnswers.Find(Pools, call, call.Required("poolId"))["id"]!;

    private static object ScaleSet(AgentPool pool) => new
    {
        PoolId = pool.Id,
        ServiceEndpointId = StableGuid.From("endpoint/scale-set"),
        ServiceEndpointScope = StableGuid.From("project/SecretSauce"),
        AzureId = $"/subscriptions/{StableGuid.From("subscription")}/resourceGroups/kitchen/providers/Microsoft.Compute/"
            + "virtualMachineScaleSets/ovens",
        MaxCapacity = 8,
        DesiredIdle = 1,
        RecycleAfterEachUse = true,
        MaxSavedNodeCount = 0,
        OsType = "linux",
        State = "online",
        OfflineSince = Created,
        DesiredSize = 1,
        SizingAttempts = 0,
        AgentInteractiveUI = false,
        TimeToLiveMinutes = 30,
        OrchestrationType = "uniform",
    };

    private static object Pool(ResourceCall call, AgentPool pool)
    {
        var person = GraphSubject.Reference(call.Address, KnownPrincipals.Person);
        return new
        {
            CreatedOn = Created,
            AutoProvision = pool.IsHosted,
            AutoUpdate = true,
            AutoSize = pool.IsHosted,
            TargetSize = pool.IsHosted ? 1 : (int?)null,
            AgentCloudId = pool.IsHosted ? 1 : (int?)null,
            CreatedBy = person,
            Owner = person,
            pool.Id,
            Scope = call.Organization.Id,
            pool.Name,
            pool.IsHosted,
            PoolType = pool.Type,
            Size = Size(call, pool),
            pool.IsLegacy,
            Options = Options(pool),
            Properties = new JsonObject(),
        };
    }

    private static object Reference(ResourceCall call, AgentPool pool) => new
    {
        pool.Id,
        Scope = Guid.Empty,
        pool.Name,
        pool.IsHosted,
        PoolType = pool.Type,
        Size = Size(call, pool),
        pool.IsLegacy,
        Options = Options(pool),
    };

    private static int Size(ResourceCall call, AgentPool pool) => call.Organization.Agents.Items.Count(agent => agent.Pool == pool.Id);

    private static string Options(AgentPool pool) => pool.IsElastic ? "elasticPool" : "none";
}
