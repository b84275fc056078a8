using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Builds;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// GET <c>{project}/_apis/build/builds[/{buildId}]</c> and <c>…/definitions[/{definitionId}]</c>, paged by <c>$top</c> and a token in a
/// header; <c>POST builds</c> queues one. [D] build-7.1, protocol 3.8; the usual length of a page is [I].
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
        },
    };

    public static ResourceLocation Definitions { get; } = new()
    {
        Id = new("dbeaf647-6167-421a-bda9-c9327b25e2e6"),
        Route = EmulatedRoute.BuildDefinitions,
        GivesTokens = true,
        Area = "build",
        ResourceName = "definitions",
        Template = "{project}/_apis/{area}/{resource}/{definitionId?}",
        ResourceVersion = 7,
        Choices = new Dictionary<string, ServiceEnum> { ["queryOrder"] = ServiceEnums.DefinitionQueryOrder },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerDefinitionsAsync },
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
        var asked = call.Organization.Builds.Of(project).Where(build =>
            (definitions.Count == 0 || definitions.Contains(build.Definition.Id))
            && (ids.Count == 0 || ids.Contains(build.Id))
            && Fits(status, ServiceEnums.BuildStatus, build.Status)
            && Fits(result, ServiceEnums.BuildResult, build.Result ?? "none")
            && Fits(reason, ServiceEnums.BuildReason, build.Reason)
            && (branch is null || build.Branch == branch) && (number is null || Is(number, build.Number)));

        // [I] The latest one comes first, unless another order is asked for; what has no time yet is the latest.
        Build[] found =
        [
            .. call.Choice("queryOrder") switch
            {
                "finishTimeAscending" => asked.OrderBy(build => build.Finished ?? DateTime.MaxValue),
                "finishTimeDescending" => asked.OrderByDescending(build => build.Finished ?? DateTime.MaxValue),
                "startTimeAscending" => asked.OrderBy(build => build.Started ?? DateTime.MaxValue),
                "startTimeDescending" => asked.OrderByDescending(build => build.Started ?? DateTime.MaxValue),
                "queueTimeAscending" => asked.OrderBy(build => build.Queued),
                _ => asked,
            },
        ];
        var page = Page(call, found);
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

    private static Task AnswerDefinitionsAsync(ResourceCall call)
    {
        var (project, definitions) = (call.RequiredProject, SampleBuilds.DefinitionsOf(call.RequiredProject));
        if (call.Value("definitionId") is { } id)
        {
            var found = definitions.FirstOrDefault(definition => IsNumber(id, definition.Id))
                ?? throw new ServiceRefusalException(BuildErrors.NoDefinition(id));
            return BodyJson.AnswerAsync(
                call.Exchange, BuildListing.Definition(call, project, found, whole: true, isDetailed: true),
                BodyJson.Service.DefinitionBody);
        }

        var (name, ids) = (call.Query.Text("name"), call.Query.Numbers("definitionIds"));
        BuildDefinition[] named =
        [
            .. definitions.Where(definition =>
                (name is null || Is(name, definition.Name)) && (ids.Count == 0 || ids.Contains(definition.Id))),
        ];
        BuildDefinition[] sorted = call.Choice("queryOrder") switch
        {
            "definitionNameAscending" => [.. named.OrderBy(definition => definition.Name, StringComparer.OrdinalIgnoreCase)],
            "definitionNameDescending" => [.. named.OrderByDescending(definition => definition.Name, StringComparer.OrdinalIgnoreCase)],
            _ => [.. named],
        };
        var page = Page(call, sorted);
        return BodyJson.AnswerAsync(
            call.Exchange,
            new PageBody<DefinitionBody>(
                page.Length, [.. page.Select(definition => BuildListing.Definition(call, project, definition, whole: true))]),
            BodyJson.Service.PageBodyDefinitionBody);
    }

    private static T[] Page<T>(ResourceCall call, IReadOnlyList<T> all)
    {
        var window = PageWindow.ByToken(call, PageWindow.Capped(call, call.Query.Number("$top", least: 1) ?? UsualPage));
        window.Announce(call, all.Count);
        return window.Of(all);
    }

    // 0 is "none", which asks for nothing but what has none.
    private static bool Fits(int? asked, ServiceEnum choices, string value) =>
        asked is not { } wanted || choices.Number(value) is { } number && (wanted == number || (wanted & number) != 0);

    private static bool Is(string asked, string value) => string.Equals(asked, value, StringComparison.OrdinalIgnoreCase);

    private static bool IsNumber(string text, int number) => text == number.ToString(CultureInfo.InvariantCulture);
}
