using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Builds;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Environments;

/// <summary>
/// GET <c>{project}/_apis/pipelines/environments/{environmentId}/environmentdeploymentrecords</c>, paged by <c>top</c> and a token in a
/// header, and <c>…/providers/kubernetes/{resourceId}</c>. [D] environments-7.2; [C] 25 records come at once where no number is asked
/// for, and 500 at most. [I] The latest one comes first.
/// </summary>
internal static class EnvironmentPartsRoute
{
    private const int UsualPage = 25;
    private const int LargestPage = 500;
    private const int Deployments = 30;

    private static readonly string[] Results = ["succeeded", "failed", "succeeded", "canceled"];

    public static ResourceLocation Records { get; } = new()
    {
        Id = new("51bb5d21-4305-4ea6-9dbb-b7488af73334"),
        Route = new("environmentDeployments"),
        GivesTokens = true,
        Area = "distributedtask",
        ResourceName = "environmentdeploymentrecords",
        Template = "{project}/_apis/pipelines/environments/{environmentId}/{resource}",
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerRecordsAsync },
    };

    public static ResourceLocation Kubernetes { get; } = new()
    {
        Id = new("73fba52f-15ab-42b3-a538-ce67a9223a04"),
        Route = new("environmentKubernetes"),
        Area = "distributedtask",
        ResourceName = "kubernetes",
        Template = "{project}/_apis/pipelines/environments/{environmentId}/providers/{resource}/{resourceId}",
        ResourceVersion = 2,
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerKubernetesAsync },
    };

    private static Task AnswerRecordsAsync(ResourceCall call)
    {
        var (project, environment) = (call.RequiredProject, (int)EnvironmentCollections.Find(call)["id"]!);
        object[] all = [.. Made(call, project, environment)];
        var window = PageWindow.ByToken(call, Math.Min(call.Query.Number("top", least: 1) ?? UsualPage, LargestPage));
        window.Announce(call, all.Length);
        return BodyJson.AnswerPageAsync(call.Exchange, window.Of(all));
    }

    private static Task AnswerKubernetesAsync(ResourceCall call)
    {
        var id = call.Required("resourceId");
        var found = EnvironmentCollections.References(call, "kubernetes").FirstOrDefault(one => one["id"]!.ToString() == id)
            ?? throw new ServiceRefusalException(new ServiceError(
                404, "EnvironmentResourceNotFoundException",
                "Microsoft.Azure.Pipelines.Environments.Server, Microsoft.Azure.Pipelines.Environments.Server",
                $"Resource with id {id} does not exist or has been deleted."));
        return BodyJson.AnswerAnyAsync(call.Exchange, EnvironmentCollections.Resource(call, found, new
        {
            Namespace = (string)found["name"]!,
            ClusterName = "kitchen-cluster",
            ServiceEndpointId = StableGuid.From("endpoint/kitchen-cluster"),
        }));
    }

    // The pipelines that deploy, in turn, to the first two environments.
    private static IEnumerable<object> Made(ResourceCall call, EmulatedProject project, int environment)
    {
        Build[] builds =
        [
            .. SampleBuilds.BuildsOf(project).Where(build => build.Definition.Name.EndsWith("deploy", StringComparison.Ordinal)),
        ];
        if (environment > 2 || builds.Length == 0)
        {
            yield break;
        }

        var root = call.Address.In(project) + "/_apis/build";
        for (var index = Deployments; index > 0; index--)
        {
            var build = builds[index % builds.Length];
            var queued = build.Queued.AddHours(index);
            yield return new
            {
                Id = (environment * 1000) + index,
                RequestIdentifier = $"deploy.{index.ToString(CultureInfo.InvariantCulture)}",
                EnvironmentId = environment,
                ServiceOwner = StableGuid.From("service/build"),
                ScopeId = project.Id,
                PlanId = StableGuid.From($"plan/{environment}/{index}"),
                PlanType = "Build",
                Definition = new
                {
                    _links = new { Self = new LinkBody($"{root}/Definitions/{build.Definition.Id}") },
                    build.Definition.Id,
                    build.Definition.Name,
                },
                Owner = new { _links = new { Self = new LinkBody($"{root}/Builds/{build.Id}") }, build.Id, Name = build.Number },
                StageName = "deploy",
                JobName = environment == 1 ? "kitchen" : "production",
                StageAttempt = 1,
                JobAttempt = 1,
                QueueTime = queued,
                StartTime = queued.AddSeconds(20),
                FinishTime = queued.AddMinutes(3),
                Result = Results[index % Results.Length],
            };
        }
    }
}
