using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Runs;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// PATCH <c>{project}/_apis/build/builds/{buildId}/stages/{stageRefName}</c>: cancels a stage, or runs it again. [D] build-7.1
/// <c>Stages_Update</c>; the refusals are [I].
/// </summary>
internal static class StagesRoute
{
    private static readonly ServiceEnum States = ServiceEnum.Of("cancel", "retry");

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("b8aac6c9-744b-46e1-88fc-3550969f9313"),
        Route = EmulatedRoute.BuildChanges,
        Area = "build",
        ResourceName = "stages",
        Template = "{project}/_apis/{area}/builds/{buildId}/{resource}/{stageRefName}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Patch] = ChangeAsync },
    };

    private static async Task ChangeAsync(ResourceCall call)
    {
        var build = BuildsRoute.Find(call);
        var body = await ResourceBody.ReadObjectAsync(call);
        var name = call.Required("stageRefName");
        var stage = BuildListing.Progress(call, build).Records.FirstOrDefault(record =>
                record.Type == "Stage" && name.Equals(record.Identifier, StringComparison.OrdinalIgnoreCase))
            ?? throw new ServiceRefusalException(BuildErrors.NoStage(name, build.Id));
        var isRetry = body.MemberChoice("state", States) == "retry";
        if (isRetry && !(stage.Result is "failed" or "canceled" || (stage.Result is not null && body.MemberFlag("forceRetryAllJobs"))))
        {
            throw new ServiceRefusalException(BuildErrors.StageNotRetried(name));
        }

        if (!isRetry && stage.State == "completed")
        {
            throw new ServiceRefusalException(BuildErrors.StageIsOver(name));
        }

        var kind = isRetry ? RunEventKind.Retry : RunEventKind.Cancel;
        var change = new RunEvent(kind, stage.Name, call.Services.RunClock.Now);
        call.Organization.Builds.Change(call.RequiredProject, build.Id, one => one with { Events = [.. one.Events, change] });
        await Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
    }
}
