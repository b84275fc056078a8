using System.Globalization;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Agents;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Agents;

/// <summary>
/// <c>_apis/distributedtask/pools/{poolId}/agents[/{agentId}]</c>, and GET <c>…/pools/{poolId}/jobrequests</c>. [D] distributedTask-7.1;
/// [C] the second is in no published contract: <c>completedRequestCount</c> says how many of the jobs come that are done, [I] 25 where it
/// does not.
/// </summary>
internal static class AgentsRoute
{
    private const int UsualCompleted = 25;

    public static ResourceLocation Agents { get; } = new()
    {
        Id = new("e298ef32-5878-4cab-993c-043836571f42"),
        Route = new("agents"),
        Area = "distributedtask",
        ResourceName = "agents",
        Template = "_apis/{area}/pools/{poolId}/{resource}/{agentId?}",
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerAsync,
            [HttpMethods.Patch] = ChangeAsync,
            [HttpMethods.Delete] = DeleteAsync,
        },
    };

    public static ResourceLocation JobRequests { get; } = new()
    {
        Id = new("fc825784-c92a-4299-9221-998a02d1b54f"),
        Route = new("jobRequests"),
        Area = "distributedtask",
        ResourceName = "jobrequests",
        Template = "_apis/{area}/pools/{poolId}/{resource}",
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerJobsAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var pool = AgentCollections.FindPool(call);
        if (call.Value("agentId") is not null)
        {
            return BodyJson.AnswerAnyAsync(call.Exchange, AgentListing.Body(call, Find(call)));
        }

        var name = call.Query.Text("agentName");
        return BodyJson.AnswerPageAsync(call.Exchange, call.Organization.Agents.Items
            .Where(agent => agent.Pool == pool && (name is null || agent.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .Select(agent => AgentListing.Body(call, agent)));
    }

    // [C] What is not sent stays as it is.
    private static async Task ChangeAsync(ResourceCall call)
    {
        var (agent, body) = (Find(call), await ResourceBody.ReadObjectAsync(call));
        var enabled = body.Member("enabled");
        var changed = enabled.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? agent with { IsEnabled = enabled.GetBoolean() }
            : agent;
        call.Organization.Agents.Replace(one => one.Id == agent.Id, _ => changed);
        await BodyJson.AnswerAnyAsync(call.Exchange, AgentListing.Body(call, changed));
    }

    private static Task DeleteAsync(ResourceCall call)
    {
        var agent = Find(call);
        call.Organization.Agents.Remove(one => one.Id == agent.Id);
        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
    }

    private static Task AnswerJobsAsync(ResourceCall call)
    {
        var pool = AgentCollections.FindPool(call);
        AgentJob[] jobs = [.. AgentListing.Jobs(call).Where(job => job.Pool == pool)];
        var completed = call.Query.Number("completedRequestCount") ?? UsualCompleted;
        return BodyJson.AnswerPageAsync(call.Exchange, jobs.Where(job => job.Result is null)
            .Concat(jobs.Where(job => job.Result is not null).Take(completed))
            .Select(job => AgentListing.Job(call, job)));
    }

    private static Agent Find(ResourceCall call)
    {
        var (pool, id) = (AgentCollections.FindPool(call), call.Value("agentId") ?? throw new ServiceRefusalException(
            ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped));
        return call.Organization.Agents.Items.FirstOrDefault(agent =>
                agent.Pool == pool && agent.Id.ToString(CultureInfo.InvariantCulture) == id)
            ?? throw new ServiceRefusalException(new ServiceError(
                404, "TaskAgentNotFoundException", AgentCollections.Server, $"The agent {id} was not found in the pool."));
    }
}
