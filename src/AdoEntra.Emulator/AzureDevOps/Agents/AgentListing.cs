using System.Text.Json.Nodes;
using AdoEntra.Emulator.AzureDevOps.Builds;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Agents;

namespace AdoEntra.Emulator.AzureDevOps.Agents;

/// <summary>Makes the bodies of agents and their jobs. [D] distributedTask-7.1 TaskAgent, TaskAgentJobRequest.</summary>
internal static class AgentListing
{
    private static readonly DateTime Created = new(2026, 1, 3, 8, 0, 0, DateTimeKind.Utc);

    /// <summary>An agent, with what the query asks for in addition.</summary>
    public static object Body(ResourceCall call, Agent agent)
    {
        var withCapabilities = call.Query.Flag("includeCapabilities");
        var jobs = Jobs(call).Where(job => job.Agent == agent.Id).ToList();
        return new
        {
            _links = new { Self = new LinkBody($"{call.Address.Root}/_apis/distributedtask/pools/{agent.Pool}/agents/{agent.Id}") },
            MaxParallelism = 1,
            CreatedOn = Created,
            StatusChangedOn = Created.AddDays(1),
            AssignedRequest = call.Query.Flag("includeAssignedRequest") && jobs.FirstOrDefault(job => job.Result is null) is { } assigned
                ? Job(call, assigned) : null,
            LastCompletedRequest =
                call.Query.Flag("includeLastCompletedRequest") && jobs.FirstOrDefault(job => job.Result is not null) is { } last
                ? Job(call, last) : null,
            agent.Id,
            agent.Name,
            Version = "4.260.0",
            OsDescription = "Debian GNU/Linux 13",
            Enabled = agent.IsEnabled,
            Status = agent.IsOnline ? "online" : "offline",
            ProvisioningState = "Provisioned",
            AccessPoint = "CodexAccessMapping",
            SystemCapabilities = withCapabilities
                ? new JsonObject { ["Agent.Name"] = agent.Name, ["Agent.OS"] = "Linux", ["docker"] = "/usr/bin/docker" }
                : null,
            UserCapabilities = withCapabilities ? new JsonObject { ["oven"] = "220 °C" } : null,
        };
    }

    /// <summary>The agent of a virtual machine in an environment.</summary>
    public static object OfMachine(ResourceCall call, int id, string name) => new
    {
        MaxParallelism = 1,
        CreatedOn = Created,
        Id = 9000 + id,
        Name = name,
        Version = "4.260.0",
        OsDescription = "Debian GNU/Linux 13",
        Enabled = true,
        Status = id % 2 == 0 ? "online" : "offline",
        ProvisioningState = "Provisioned",
    };

    /// <summary>A job.</summary>
    public static object Job(ResourceCall call, AgentJob job)
    {
        var root = $"{call.Address.Root}/{job.Project}/_apis/build";
        var (definition, build) = (job.Build.Definition, job.Build);
        var agents = call.Organization.Agents.Items;
        return new
        {
            RequestId = job.Id,
            QueueTime = job.Queued,
            AssignTime = job.Assigned,
            ReceiveTime = job.Assigned?.AddSeconds(2),
            FinishTime = job.Finished,
            job.Result,
            ServiceOwner = StableGuid.From("service/build"),
            HostId = call.Organization.Id,
            ScopeId = job.Project,
            PlanType = "Build",
            PlanId = StableGuid.From("plan/" + build.Id),
            JobId = StableGuid.From("job/" + build.Id),
            JobName = "Build",
            ReservedAgent = agents.FirstOrDefault(agent => agent.Id == job.Agent) is { } reserved ? Reference(reserved) : null,
            MatchedAgents = agents.Where(agent => agent.Pool == job.Pool && agent.IsEnabled).Select(Reference),
            Definition = new
            {
                _links = new { Self = new LinkBody($"{root}/Definitions/{definition.Id}") }, definition.Id, definition.Name,
            },
            Owner = new { _links = new { Self = new LinkBody($"{root}/Builds/{build.Id}") }, build.Id, Name = build.Number },
            PoolId = job.Pool,
            PlanGroup = $"Build:{job.Project}:{definition.Id}",
            Priority = 0,
        };
    }

    /// <summary>The jobs of the organization.</summary>
    public static IEnumerable<AgentJob> Jobs(ResourceCall call) => call.Organization.Projects.SelectMany(
        project => AgentJob.Of(project, call.Organization.Builds.Of(project), build => BuildListing.Progress(call, build)));

    private static object Reference(Agent agent) => new
    {
        agent.Id,
        agent.Name,
        Version = "4.260.0",
        Enabled = agent.IsEnabled,
        Status = agent.IsOnline ? "online" : "offline",
        ProvisioningState = "Provisioned",
    };
}
