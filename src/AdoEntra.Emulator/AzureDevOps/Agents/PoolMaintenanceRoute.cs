using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Agents;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Agents;

/// <summary>
/// GET and POST <c>_apis/distributedtask/pools/{poolId}/maintenancejobs</c>, and GET <c>…/maintenancedefinitions</c>. [C] The public
/// clients have them, the published contract only their bodies. [I] A job goes a step further each time that it is listed. The pools
/// <c>Default</c> and <c>Küche</c> have settings, others have none.
/// </summary>
internal static class PoolMaintenanceRoute
{
    private const string Template = "_apis/{area}/pools/{poolId}/{resource}";

    private static readonly int[] Maintained = [AgentPool.Own.Id, AgentPool.Kitchen.Id];

    public static ResourceLocation Definitions { get; } = new()
    {
        Id = new("80572e16-58f0-4419-ac07-d19fde32195c"),
        Route = new("poolMaintenance"),
        Area = "distributedtask",
        ResourceName = "maintenancedefinitions",
        Template = Template,
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerDefinitionsAsync },
    };

    public static ResourceLocation Jobs { get; } = new()
    {
        Id = new("15e7ab6e-abce-4601-a6d8-e111fe148f46"),
        Route = new("poolMaintenance"),
        Area = "distributedtask",
        ResourceName = "maintenancejobs",
        Template = Template,
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerJobsAsync,
            [HttpMethods.Post] = QueueAsync,
        },
    };

    private static Task AnswerDefinitionsAsync(ResourceCall call)
    {
        var pool = AgentCollections.FindPool(call);
        return BodyJson.AnswerPageAsync(call.Exchange, Maintained.Where(one => one == pool).Select(one => new
        {
            Id = one,
            Pool = new { Id = one },
            Enabled = true,
            JobTimeoutInMinutes = 60,
            MaxConcurrentAgentsPercentage = 25,
            Options = new { WorkingDirectoryExpirationInDays = 30 },
            RetentionPolicy = new { NumberOfHistoryRecordsToKeep = 50 },
        }));
    }

    private static Task AnswerJobsAsync(ResourceCall call)
    {
        var pool = AgentCollections.FindPool(call);
        MaintenanceJob[] jobs = [.. call.Organization.MaintenanceJobs.Items.Where(job => job.Pool == pool)];
        foreach (var job in jobs.Where(job => !job.IsCompleted))
        {
            call.Organization.MaintenanceJobs.Replace(one => one.Id == job.Id, one => one with { Steps = one.Steps + 1 });
        }

        return BodyJson.AnswerPageAsync(call.Exchange, jobs.OrderByDescending(job => job.Id).Select(job => Body(call, job)));
    }

    private static async Task QueueAsync(ResourceCall call)
    {
        var pool = AgentCollections.FindPool(call);
        var definition = (await ResourceBody.ReadObjectAsync(call)).MemberNumber("definitionId");
        if (definition != pool || !Maintained.Contains(pool))
        {
            throw new ServiceRefusalException(new ServiceError(
                404, "TaskAgentPoolMaintenanceDefinitionNotFoundException", AgentCollections.Server,
                $"No maintenance definition found with identifier {definition} for agent pool {pool}."));
        }

        var jobs = call.Organization.MaintenanceJobs;
        var queued = new MaintenanceJob(
            pool, jobs.Items.Count + 1, call.Caller, call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime, 0);
        jobs.Add(queued);
        await BodyJson.AnswerAnyAsync(call.Exchange, Body(call, queued));
    }

    private static object Body(ResourceCall call, MaintenanceJob job) => new
    {
        JobId = job.Id,
        DefinitionId = job.Pool,
        Pool = new { Id = job.Pool },
        job.Status,
        Result = job.IsCompleted ? "succeeded" : null,
        RequestedBy = GraphSubject.Reference(call.Address, job.Requester),
        QueueTime = job.Queued,
        StartTime = job.Steps > 0 ? job.Queued.AddSeconds(10) : (DateTime?)null,
        FinishTime = job.IsCompleted ? job.Queued.AddMinutes(2) : (DateTime?)null,
        ErrorCount = 0,
        WarningCount = 0,
    };
}
