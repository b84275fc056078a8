using System.Text.Json.Nodes;
using AdoEntra.Emulator.AzureDevOps.Collections;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations.Agents;

namespace AdoEntra.Emulator.AzureDevOps.Agents;

/// <summary>
/// Agent pools, their agents, and the pools as a project has them. [D] distributedTask-7.1, protocol 3.8: none is paged. [I] Everyone may
/// use and manage all of them, so <c>actionFilter</c> leaves none out.
/// </summary>
internal static class AgentCollections
{
    private const string Server = "Microsoft.TeamFoundation.DistributedTask.WebApi, Microsoft.TeamFoundation.DistributedTask.WebApi";

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
            Id = new("e298ef32-5878-4cab-993c-043836571f42"),
            Area = "distributedtask",
            Resource = "agents",
            Template = "_apis/{area}/pools/{poolId}/{resource}/{agentId?}",
            Filters = new Dictionary<string, string> { ["agentName"] = "name" },
            Items = Agents,
            NotFound = key => new(404, "TaskAgentNotFoundException", Server, $"The agent {key} was not found in the pool."),
            Example = new Dictionary<string, string> { ["poolId"] = "1" },
        },
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
                queue.Id, ProjectId = call.RequiredProject.Id, queue.Name, Pool = Reference(queue.Pool),
            }),
            NotFound = key => new(404, "TaskAgentQueueNotFoundException", Server, $"No agent queue found with identifier {key}."),
        },
    ];

    private static IEnumerable<object> Agents(ResourceCall call)
    {
        var id = (int)CollectionAnswers.Find(Pools, call, call.Required("poolId"))["id"]!;
        return AgentPool.All.First(pool => pool.Id == id).Agents.Select(agent => new
        {
            _links = new { Self = new LinkBody($"{call.Address.Root}/_apis/distributedtask/pools/{id}/agents/{agent.Id}") },
            MaxParallelism = 1,
            CreatedOn = Created,
            agent.Id,
            agent.Name,
            Version = "4.260.0",
            OsDescription = "Debian GNU/Linux 13",
            Enabled = agent.IsEnabled,
            Status = agent.IsOnline ? "online" : "offline",
            ProvisioningState = "Provisioned",
            AccessPoint = "CodexAccessMapping",
            SystemCapabilities = call.Query.Flag("includeCapabilities") ? new JsonObject { ["Agent.Name"] = agent.Name } : null,
        });
    }

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
            Size = pool.Agents.Count,
            pool.IsLegacy,
            Options = "none",
            Properties = new JsonObject(),
        };
    }

    private static object Reference(AgentPool pool) => new
    {
        pool.Id,
        Scope = Guid.Empty,
        pool.Name,
        pool.IsHosted,
        PoolType = pool.Type,
        Size = pool.Agents.Count,
        pool.IsLegacy,
        Options = "none",
    };
}
