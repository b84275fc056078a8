using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Builds;
using AdoEntra.Emulator.Organizations.Runs;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// GET <c>{project}/_apis/build/builds/{buildId}/timeline</c>: stages, phases, jobs and tasks, and what stages wait for. [D] build-7.1
/// <c>Timeline_Get</c>; [C] the records named <c>Checkpoint</c>, which stand below a stage that waits.
/// </summary>
internal static class TimelineRoute
{
    public static ResourceLocation Location { get; } = new()
    {
        Id = new("8baac422-4c6e-4de5-8532-db96d92acffa"),
        Route = EmulatedRoute.BuildTimeline,
        Area = "build",
        ResourceName = "timeline",
        Template = "{project}/_apis/{area}/builds/{buildId}/{resource}/{timelineId?}",
        ResourceVersion = 3,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var build = BuildsRoute.Find(call);
        var id = StableGuid.From("timeline/" + build.Id);
        if (call.Value("timelineId") is { } asked && !asked.Equals(id.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            throw new ServiceRefusalException(BuildErrors.NoTimeline(asked, build.Id));
        }

        var progress = BuildListing.Progress(call, build);
        if (progress.Started is not { } started)
        {
            // [C] Of what has not begun there is none.
            return Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
        }

        var url = BuildListing.Url(call, call.RequiredProject, build);

        // Stages first, as they stand in the table of fields.
        TimelineRecordBody[] records =
        [
            .. progress.Records.OrderBy(record => record.Type == "Stage" ? 0 : 1)
                .Select(record => Body(build, record, started, id, url)),
        ];
        return BodyJson.AnswerAsync(
            call.Exchange,
            new TimelineBody(
                records, KnownPrincipals.BuildService.AzureDevOpsId, progress.Finished ?? started, id, 1, $"{url}/Timeline/{id}"),
            BodyJson.Service.TimelineBody);
    }

    private static TimelineRecordBody Body(Build build, RunRecord record, DateTime started, Guid timeline, string url) => new(
        record.Id, record.ParentId, record.Type, record.Name, record.Started, record.Finished, null, record.State, record.Result, 1,
        record.Finished ?? record.Started ?? started, record.Type is "Task" or "Job" && record.Started is not null ? "agent-1" : null,
        record.Order, record.Issue?.Type == "error" ? 1 : 0, record.Issue?.Type == "warning" ? 1 : 0,
        record.Log is null ? null : new(record.Log.Value, "Container", $"{url}/logs/{record.Log}"), record.Attempt, record.Identifier,
        record.Issue is { } issue ? [new TimelineIssueBody(issue.Type, issue.Message)] : null,
        [
            .. Enumerable.Range(1, record.Attempt - 1).Select(attempt => new TimelineAttemptBody(
                attempt, StableGuid.From($"timeline/{build.Id}/{attempt}"), record.Id)),
        ]);
}
