using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Builds;
using AdoEntra.Emulator.Organizations.Runs;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// GET <c>{project}/_apis/build/builds[/{buildId}]</c>, paged by <c>$top</c> and a token in a header; POST queues one, PATCH cancels it,
/// DELETE deletes it. [D] build-7.1, protocol 3.8; the usual length of a page is [I].
/// </summary>
internal static class BuildsRoute
{
    private const int UsualPage = 1_000;

    public static ResourceLocation Builds { get; } = new()
    {
        Id = new("0cd358e1-9217-4d94-8269-1c1ee6f93dcf"),
        Route = EmulatedRoute.Builds,
        GivesTokens = true,
        Area = "build",
        ResourceName = "builds",
        Template = "{project}/_apis/{area}/{resource}/{buildId?}",
        ResourceVersion = 7,
        Choices = new Dictionary<string, ServiceEnum>
        {
            ["statusFilter"] = ServiceEnums.BuildStatus,
            ["resultFilter"] = ServiceEnums.BuildResult,
            ["reasonFilter"] = ServiceEnums.BuildReason,
            ["queryOrder"] = ServiceEnums.BuildQueryOrder,
            ["deletedFilter"] = ServiceEnums.QueryDeletedOption,
        },
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerBuildsAsync,
            [HttpMethods.Post] = QueueAsync,
            [HttpMethods.Patch] = ChangeAsync,
            [HttpMethods.Delete] = DeleteAsync,
        },
    };

    /// <summary>The build in the address.</summary>
    public static Build Find(ResourceCall call)
    {
        var id = call.Required("buildId");
        return call.Organization.Builds.Find(call.RequiredProject, id)
            ?? throw new ServiceRefusalException(BuildErrors.NoBuild(id));
    }

    private static Task AnswerBuildsAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        if (call.Value("buildId") is not null)
        {
            return BodyJson.AnswerAsync(call.Exchange, BuildListing.Of(call, project, Find(call)), BodyJson.Service.BuildBody);
        }

        var query = call.Query;
        var (definitions, ids) = (query.Numbers("definitions"), query.Numbers("buildIds"));
        var (status, result) = (call.ChosenNumber("statusFilter"), call.ChosenNumber("resultFilter"));
        var (reason, branch, number) = (call.ChosenNumber("reasonFilter"), query.Text("branchName"), query.Text("buildNumber"));
        var (tags, requester) = (query.Text("tagFilters")?.Split(',') ?? [], query.Text("requestedFor"));
        var (after, before) = (query.Time("minTime"), query.Time("maxTime"));
        var order = call.Choice("queryOrder");
        var asked = call.Organization.Builds.Of(project)
            .Where(build =>
                (definitions.Count == 0 || definitions.Contains(build.Definition.Id))
                && (ids.Count == 0 || ids.Contains(build.Id))
                && Fits(reason, ServiceEnums.BuildReason, build.Reason)
                && (branch is null || build.Branch == branch) && (number is null || Is(number, build.Number))
                && tags.All(tag => build.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
                && (requester is null || Is(requester, build.Requester.AzureDevOpsId.ToString()) || Is(requester, build.Requester.Name)))
            .Select(build => (Build: build, Progress: BuildListing.Progress(call, build)))
            .Where(one => Fits(status, ServiceEnums.BuildStatus, one.Progress.Status)
                && Fits(result, ServiceEnums.BuildResult, one.Progress.Result ?? "none")
                && (after is null && before is null || IsWithin(Time(one, order), after, before)));

        // [I] The latest one comes first, unless another order is asked for; what has no time yet is the latest.
        Build[] found =
        [
            .. (order switch
            {
                null => asked,
                _ when order.EndsWith("Ascending", StringComparison.Ordinal) =>
                    asked.OrderBy(one => Time(one, order) ?? DateTime.MaxValue).ThenBy(one => one.Build.Id),
                _ => asked.OrderByDescending(one => Time(one, order) ?? DateTime.MaxValue).ThenByDescending(one => one.Build.Id),
            }).Select(one => one.Build),
        ];
        var page = Page(call, found, UsualPage);
        return BodyJson.AnswerAsync(
            call.Exchange,
            new PageBody<BuildBody>(page.Length, [.. page.Select(build => BuildListing.Of(call, project, build))]),
            BodyJson.Service.PageBodyBuildBody);
    }

    private static async Task QueueAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        if (call.Value("buildId") is not null)
        {
            throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        }

        var body = await ResourceBody.ReadObjectAsync(call);
        var queued = BuildQueueing.Queue(call, project, BuildQueueing.FromBuild(call, project, body));
        await BodyJson.AnswerAsync(call.Exchange, BuildListing.Of(call, project, queued), BodyJson.Service.BuildBody);
    }

    // [D] Canceled by its status; [C] failed stages run again with "retry". Other fields are taken and do nothing here.
    private static async Task ChangeAsync(ResourceCall call)
    {
        var (project, build) = (call.RequiredProject, Find(call));
        var body = await ResourceBody.ReadObjectAsync(call);
        var now = call.Services.RunClock.Now;
        var progress = BuildListing.Progress(call, build);
        RunEvent[] events = call.Query.Flag("retry")
            ?
            [
                .. progress.Records.Where(record => record is { Type: "Stage", Result: "failed" or "canceled" })
                    .Select(record => new RunEvent(RunEventKind.Retry, record.Name, now)),
            ]
            : body.MemberChoice("status", ServiceEnums.BuildStatus) == "cancelling" && !progress.IsCompleted
                ? [new RunEvent(RunEventKind.Cancel, null, now)]
                : [];
        var changed = call.Organization.Builds.Change(project, build.Id, one => one with { Events = [.. one.Events, .. events] });
        await BodyJson.AnswerAsync(call.Exchange, BuildListing.Of(call, project, changed ?? build), BodyJson.Service.BuildBody);
    }

    private static Task DeleteAsync(ResourceCall call)
    {
        var build = Find(call);
        if (call.Organization.Builds.Leases.Items.Any(lease => lease.BuildId == build.Id))
        {
            throw new ServiceRefusalException(BuildErrors.IsRetained(build.Id));
        }

        call.Organization.Builds.Remove(call.RequiredProject, one => one.Id == build.Id);
        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
    }

    // [D] The times that minTime and maxTime are about follow from the order.
    private static DateTime? Time((Build Build, RunProgress Progress) one, string? order) =>
        order?.StartsWith("queue", StringComparison.Ordinal) == true ? one.Build.Queued
        : order?.StartsWith("start", StringComparison.Ordinal) == true ? one.Progress.Started
        : one.Progress.Finished;

    private static bool IsWithin(DateTime? time, DateTimeOffset? after, DateTimeOffset? before) =>
        time is { } at && !(at < after?.UtcDateTime) && !(at > before?.UtcDateTime);

    /// <summary>The part of a list that is asked for.</summary>
    /// <param name="call">The request.</param>
    /// <param name="all">The list.</param>
    /// <param name="usual">How many come where nothing is said.</param>
    public static T[] Page<T>(ResourceCall call, IReadOnlyList<T> all, int usual)
    {
        var window = PageWindow.ByToken(call, PageWindow.Capped(call, call.Query.Number("$top", least: 1) ?? usual));
        window.Announce(call, all.Count);
        return window.Of(all);
    }

    // 0 is "none", which asks for nothing but what has none.
    private static bool Fits(int? asked, ServiceEnum choices, string value) =>
        asked is not { } wanted || choices.Number(value) is { } number && (wanted == number || (wanted & number) != 0);

    private static bool Is(string asked, string value) => string.Equals(asked, value, StringComparison.OrdinalIgnoreCase);

}
