using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations.Agents;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Agents;

/// <summary>
/// GET <c>_apis/distributedtask/pools[/{poolId}[/agents[/{agentId}]]]</c> and <c>{project}/_apis/distributedtask/queues[/{queueId}]</c>.
/// [D] distributedTask-7.1, protocol 3.8: none is paged.
/// </summary>
internal static class AgentsRoute
{
    private const string Server = "Microsoft.TeamFoundation.DistributedTask.WebApi, Microsoft.TeamFoundation.DistributedTask.WebApi";

    private static readonly DateTime Created = new(2026, 1, 3, 8, 0, 0, DateTimeKind.Utc);

    public static ResourceLocation Pools { get; } = new()
    {
        Id = new("a8c47e17-4d56-4a56-92bb-de7ea7dc65be"),
        Route = EmulatedRoute.AgentPools,
        Area = "distributedtask",
        ResourceName = "pools",
        Template = "_apis/{area}/{resource}/{poolId?}",
        Choices = new Dictionary<string, ServiceEnum>
        {
            ["actionFilter"] = ServiceEnums.ActionFilter,
            ["poolType"] = ServiceEnums.PoolType,
        },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerPoolsAsync },
    };

    public static ResourceLocation Agents { get; } = new()
    {
        Id = new("e298ef32-5878-4cab-993c-043836571f42"),
        Route = EmulatedRoute.Agents,
        Area = "distributedtask",
        ResourceName = "agents",
        Template = "_apis/{area}/pools/{poolId}/{resource}/{agentId?}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAgentsAsync },
    };

    public static ResourceLocation Queues { get; } = new()
    {
        Id = new("900fa995-c559-4923-aae7-f8424fe4fbea"),
        Route = EmulatedRoute.AgentQueues,
        Area = "distributedtask",
        ResourceName = "queues",
        Template = "{project}/_apis/{area}/{resource}/{queueId?}",
        Choices = new Dictionary<string, ServiceEnum> { ["actionFilter"] = ServiceEnums.ActionFilter },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerQueuesAsync },
    };

    private static Task AnswerPoolsAsync(ResourceCall call)
    {
        if (call.Value("poolId") is not null)
        {
            return BodyJson.AnswerAsync(call.Exchange, Pool(call, FindPool(call)), BodyJson.Service.PoolBody);
        }

        var (name, ids) = (call.Query.Text("poolName"), call.Query.Numbers("poolIds"));
        PoolBody[] pools =
        [
            .. AgentPool.All
                .Where(pool => (name is null || IsSame(name, pool.Name)) && (ids.Count == 0 || ids.Contains(pool.Id))
                    && call.Choice("poolType") is null or "automation")
                .Select(pool => Pool(call, pool)),
        ];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<PoolBody>(pools.Length, pools), BodyJson.Service.PageBodyPoolBody);
    }

    private static Task AnswerAgentsAsync(ResourceCall call)
    {
        var pool = FindPool(call);
        var agents = pool.Agents;
        if (call.Value("agentId") is { } id)
        {
            var found = agents.FirstOrDefault(agent => IsNumber(id, agent.Id))
                ?? throw NotFound("TaskAgentNotFoundException", $"The agent {id} was not found in the pool {pool.Id}.");
            return BodyJson.AnswerAsync(call.Exchange, Body(call, pool, found), BodyJson.Service.AgentBody);
        }

        var name = call.Query.Text("agentName");
        AgentBody[] bodies =
            [.. agents.Where(agent => name is null || IsSame(name, agent.Name)).Select(agent => Body(call, pool, agent))];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<AgentBody>(bodies.Length, bodies), BodyJson.Service.PageBodyAgentBody);
    }

    private static Task AnswerQueuesAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        if (call.Value("queueId") is { } id)
        {
            var found = AgentQueue.All.FirstOrDefault(queue => IsNumber(id, queue.Id))
                ?? throw NotFound("TaskAgentQueueNotFoundException", $"No agent queue found with identifier {id}.");
            return BodyJson.AnswerAsync(call.Exchange, Body(project, found), BodyJson.Service.QueueBody);
        }

        var (name, names) = (call.Query.Text("queueName"), call.Query.Text("queueNames")?.Split(','));
        var (ids, pools) = (call.Query.Numbers("queueIds"), call.Query.Numbers("poolIds"));
        QueueBody[] queues =
        [
            .. AgentQueue.All
                .Where(queue => (name is null || IsSame(name, queue.Name))
                    && (names is null || names.Contains(queue.Name, StringComparer.OrdinalIgnoreCase))
                    && (ids.Count == 0 || ids.Contains(queue.Id)) && (pools.Count == 0 || pools.Contains(queue.Pool.Id)))
                .Select(queue => Body(project, queue)),
        ];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<QueueBody>(queues.Length, queues), BodyJson.Service.PageBodyQueueBody);
    }

    private static AgentPool FindPool(ResourceCall call)
    {
        var id = call.Required("poolId");
        return AgentPool.All.FirstOrDefault(pool => IsNumber(id, pool.Id))
            ?? throw NotFound("TaskAgentPoolNotFoundException", $"No agent pool found with identifier {id}.");
    }

    private static PoolBody Pool(ResourceCall call, AgentPool pool)
    {
        var person = GraphSubject.Reference(call.Address, KnownPrincipals.Person);
        return new PoolBody(
            Created, pool.IsHosted, true, pool.IsHosted, pool.IsHosted ? 1 : null, pool.IsHosted ? 1 : null, person, person, pool.Id,
            call.Organization.Id, pool.Name, pool.IsHosted, "automation", pool.Agents.Count, pool.IsLegacy, "none",
            new Dictionary<string, string>());
    }

    private static QueueBody Body(EmulatedProject project, AgentQueue queue) => new(
        queue.Id, project.Id, queue.Name,
        new PoolReferenceBody(
            queue.Pool.Id, Guid.Empty, queue.Pool.Name, queue.Pool.IsHosted, "automation", queue.Pool.Agents.Count, queue.Pool.IsLegacy,
            "none"));

    private static AgentBody Body(ResourceCall call, AgentPool pool, Agent agent) => new(
        new Dictionary<string, LinkBody>
        {
            ["self"] = new($"{call.Address.Root}/_apis/distributedtask/pools/{pool.Id}/agents/{agent.Id}"),
        },
        1, Created, agent.Id, agent.Name, "4.260.0", "Debian GNU/Linux 13", agent.IsEnabled, agent.IsOnline ? "online" : "offline",
        "Provisioned", "CodexAccessMapping",
        call.Query.Flag("includeCapabilities") ? new Dictionary<string, string> { ["Agent.Name"] = agent.Name } : null);

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool IsNumber(string text, int number) => text == number.ToString(CultureInfo.InvariantCulture);

    private static ServiceRefusalException NotFound(string type, string message) => new(new ServiceError(404, type, Server, message));
}
