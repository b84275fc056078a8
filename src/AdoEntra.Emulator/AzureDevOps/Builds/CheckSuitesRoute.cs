using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Runs;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// GET <c>{project}/_apis/pipelines/checks/runs/{checkSuiteId}</c>: what a stage has to pass before it begins. [D] pipelinesChecks-7.1
/// <c>Check Evaluations_Get</c>; that the id is that of the checkpoint in the timeline is [I].
/// </summary>
internal static class CheckSuitesRoute
{
    public static ResourceLocation Location { get; } = new()
    {
        Id = new("91282c1d-c183-444f-9554-1485bfb3879d"),
        Route = EmulatedRoute.BuildTimeline,
        Area = "PipelinesChecks",
        ResourceName = "runs",
        Template = "{project}/_apis/pipelines/checks/{resource}/{checkSuiteId}",
        PreviewOnly = true,
        Choices = new Dictionary<string, ServiceEnum> { ["$expand"] = ServiceEnums.CheckSuiteExpand },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var asked = call.Required("checkSuiteId");
        foreach (var build in call.Organization.Builds.Of(call.RequiredProject))
        {
            foreach (var stage in build.Plan.Stages)
            {
                var id = StageNeed.Suite(build, stage.Name);
                if (stage.Needs.Count == 0 || !asked.Equals(id.ToString(), StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                var rulings = stage.Needs.Select(need => (Need: need, Ruling: call.Organization.StageGates.Items
                    .Select(gate => gate.Ask(build, stage.Name, need)).FirstOrDefault(ruling => ruling is not null))).ToArray();
                return BodyJson.AnswerAnyAsync(call.Exchange, new
                {
                    Id = id,
                    Status = rulings.All(one => one.Ruling?.IsGranted is not null) ? "completed" : "running",
                    CheckRuns = rulings.Select(one => new
                    {
                        Id = one.Need.Id(build, stage.Name),
                        Status = one.Ruling?.IsGranted switch
                        {
                            null => "running",
                            true => "approved",
                            _ => "rejected",
                        },
                        CheckConfigurationRef = new
                        {
                            Id = 1,
                            Resource = new { Type = one.Need.ResourceType, Id = one.Need.ResourceId, Name = one.Need.ResourceName },
                            Type = new { Name = one.Need.Kind },
                        },
                    }),
                });
            }
        }

        throw new ServiceRefusalException(BuildErrors.NoCheckSuite(asked));
    }
}
