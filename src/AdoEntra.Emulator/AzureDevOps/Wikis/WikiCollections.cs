using AdoEntra.Emulator.AzureDevOps.Collections;
using AdoEntra.Emulator.AzureDevOps.Routing;

namespace AdoEntra.Emulator.AzureDevOps.Wikis;

/// <summary>
/// The wikis of a project or, [D] wiki-7.1, of the organization, not paged. A project's wiki is in a hidden repository, whose name ends
/// with <c>.wiki</c>, and has its id.
/// </summary>
internal static class WikiCollections
{
    public static IReadOnlyList<CollectionRoute> Rows { get; } =
    [
        new()
        {
            Id = new("288d122c-dbd4-451d-aa5f-7dbbba070728"),
            Area = "wiki",
            Resource = "wikis",
            Template = "{project?}/_apis/{area}/{resource}/{wikiIdentifier?}",
            Version = 2,
            Named = "name",
            Items = Wikis,
            NotFound = key => new(
                404, "WikiNotFoundException", "Microsoft.TeamFoundation.Wiki.Server, Microsoft.TeamFoundation.Wiki.Server",
                $"Wiki not found for the specified identifier: {key}"),
        },
    ];

    private static IEnumerable<object> Wikis(ResourceCall call) =>
        from project in call.Project is { } one ? [one] : call.Organization.Projects
        from repository in project.Repositories
        where repository.IsHidden && repository.Name.EndsWith(".wiki", StringComparison.Ordinal)
        select new
        {
            repository.Id,
            repository.Name,
            Url = $"{call.Address.In(project)}/_apis/wiki/wikis/{repository.Id}",
            RemoteUrl = $"{call.Address.ProjectWeb(project)}/_wiki/wikis/{repository.Id}",
            Type = "projectWiki",
            ProjectId = project.Id,
            RepositoryId = repository.Id,
            MappedPath = "/",
            repository.IsDisabled,
            Versions = new[] { new { Version = repository.DefaultBranch!["refs/heads/".Length..] } },
        };
}
