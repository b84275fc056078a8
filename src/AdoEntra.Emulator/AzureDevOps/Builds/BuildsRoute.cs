using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Builds;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// GET <c>{project}/_apis/build/builds[/{buildId}]</c> and <c>…/definitions[/{definitionId}]</c>, paged by <c>$top</c> and a token in a
/// header. [D] build-7.1, protocol 3.8; the usual length of a page is [I].
/// </summary>
internal static class BuildsRoute
{
    private const int UsualPage = 1_000;

    public static ResourceLocation Builds { get; } = new()
    {
        Id = new("0cd358e1-9217-4d94-8269-1c1ee6f93dcf"),
        Route = EmulatedRoute.Builds,
        Area = "build",
        ResourceName = "builds",
        Template = "{project}/_apis/{area}/{resource}/{buildId?}",
        ResourceVersion = 7,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerBuildsAsync },
    };

    public static ResourceLocation Definitions { get; } = new()
    {
        Id = new("dbeaf647-6167-421a-bda9-c9327b25e2e6"),
        Route = EmulatedRoute.BuildDefinitions,
        Area = "build",
        ResourceName = "definitions",
        Template = "{project}/_apis/{area}/{resource}/{definitionId?}",
        ResourceVersion = 7,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerDefinitionsAsync },
    };

    /// <summary>The build in the address.</summary>
    public static Build Find(ResourceCall call)
    {
        var id = call.Required("buildId");
        return SampleBuilds.BuildsOf(call.RequiredProject).FirstOrDefault(build => IsNumber(id, build.Id))
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
        var (status, result, branch) = (query.Text("statusFilter"), query.Text("resultFilter"), query.Text("branchName"));
        Build[] found =
        [
            .. SampleBuilds.BuildsOf(project).Where(build =>
                (definitions.Count == 0 || definitions.Contains(build.Definition.Id))
                && (ids.Count == 0 || ids.Contains(build.Id))
                && (status is null or "all" || Is(status, build.IsCompleted ? "completed" : "inProgress"))
                && (result is null || Is(result, build.Result ?? "none"))
                && branch is null or "refs/heads/main"),
        ];
        var page = Page(call, found);
        return BodyJson.AnswerAsync(
            call.Exchange,
            new PageBody<BuildBody>(page.Length, [.. page.Select(build => BuildListing.Of(call, project, build))]),
            BodyJson.Service.PageBodyBuildBody);
    }

    private static Task AnswerDefinitionsAsync(ResourceCall call)
    {
        var (project, definitions) = (call.RequiredProject, SampleBuilds.DefinitionsOf(call.RequiredProject));
        if (call.Value("definitionId") is { } id)
        {
            var found = definitions.FirstOrDefault(definition => IsNumber(id, definition.Id))
                ?? throw new ServiceRefusalException(BuildErrors.NoDefinition(id));
            return BodyJson.AnswerAsync(
                call.Exchange, BuildListing.Definition(call, project, found, whole: true), BodyJson.Service.DefinitionBody);
        }

        var name = call.Query.Text("name");
        var page = Page(call, name is null ? definitions : [.. definitions.Where(definition => Is(name, definition.Name))]);
        return BodyJson.AnswerAsync(
            call.Exchange,
            new PageBody<DefinitionBody>(
                page.Length, [.. page.Select(definition => BuildListing.Definition(call, project, definition, whole: true))]),
            BodyJson.Service.PageBodyDefinitionBody);
    }

    private static T[] Page<T>(ResourceCall call, IReadOnlyList<T> all)
    {
        var window = PageWindow.ByToken(call, call.Query.Number("$top", least: 1) ?? UsualPage);
        window.Announce(call, all.Count);
        return window.Of(all);
    }

    private static bool Is(string asked, string value) => string.Equals(asked, value, StringComparison.OrdinalIgnoreCase);

    private static bool IsNumber(string text, int number) => text == number.ToString(CultureInfo.InvariantCulture);
}
