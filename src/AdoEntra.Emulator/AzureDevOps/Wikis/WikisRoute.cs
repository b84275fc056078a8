using AdoEntra.Emulator.AzureDevOps.Routing;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Wikis;

/// <summary>
/// GET <c>[{project}/]_apis/wiki/wikis[/{wikiIdentifier}]</c>, not paged. [D] wiki-7.1. A project's wiki is in a hidden repository, whose
/// name ends with <c>.wiki</c>, and has its id.
/// </summary>
internal static class WikisRoute
{
    public static ResourceLocation Location { get; } = new()
    {
        Id = new("288d122c-dbd4-451d-aa5f-7dbbba070728"),
        Route = EmulatedRoute.Wikis,
        Area = "wiki",
        ResourceName = "wikis",
        Template = "{project?}/_apis/{area}/{resource}/{wikiIdentifier?}",
        ResourceVersion = 2,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        WikiBody[] all =
        [
            .. (call.Project is { } project ? [project] : call.Organization.Projects)
                .SelectMany(one => one.Repositories, (one, repository) => (one, repository))
                .Where(pair => pair.repository.IsHidden && pair.repository.Name.EndsWith(".wiki", StringComparison.Ordinal))
                .Select(pair => Body(call, pair.one, pair.repository)),
        ];
        if (call.Value("wikiIdentifier") is not { } asked)
        {
            return BodyJson.AnswerAsync(call.Exchange, new PageBody<WikiBody>(all.Length, all), BodyJson.Service.PageBodyWikiBody);
        }

        var found = all.FirstOrDefault(wiki =>
                wiki.Id.ToString().Equals(asked, StringComparison.OrdinalIgnoreCase)
                || wiki.Name.Equals(asked, StringComparison.OrdinalIgnoreCase))
            ?? throw new ServiceRefusalException(new ServiceError(
                404, "WikiNotFoundException", "Microsoft.TeamFoundation.Wiki.Server, Microsoft.TeamFoundation.Wiki.Server",
                $"Wiki not found for the specified identifier: {asked}"));
        return BodyJson.AnswerAsync(call.Exchange, found, BodyJson.Service.WikiBody);
    }

    private static WikiBody Body(ResourceCall call, EmulatedProject project, EmulatedRepository repository) => new(
        repository.Id, repository.Name, $"{call.Address.In(project)}/_apis/wiki/wikis/{repository.Id}",
        $"{call.Address.ProjectWeb(project)}/_wiki/wikis/{repository.Id}", "projectWiki", project.Id, repository.Id, "/",
        repository.IsDisabled, [new(repository.DefaultBranch!["refs/heads/".Length..])]);
}
