using AdoEntra.Emulator.AzureDevOps.Routing;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git;

/// <summary>
/// GET <c>/{organization}/[{project}/]_apis/git/repositories[/{idOrName}]</c>. [D] git-7.1: <c>Repositories_List</c>,
/// <c>Repositories_Get Repository</c>.
/// </summary>
internal static class RepositoriesRoute
{
    public static ResourceLocation Location { get; } = new()
    {
        Id = new("225f7195-f9c7-4d14-ab28-a83f7ff77e1f"),
        Route = EmulatedRoute.Repositories,
        Area = "git",
        ResourceName = "repositories",
        Template = "{project?}/_apis/{area}/{resource}/{repositoryId?}",
        ResourceVersion = 2,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call) => call.Value("repositoryId") is { } item
        ? AnswerOneAsync(call, call.Project, item)
        : BodyJson.AnswerAsync(
            call.Exchange,
            RepositoryListing.Body(
                call.Services,
                new ListingKey(
                    call.Organization,
                    call.Project,
                    call.Query.Flag("includeHidden"),
                    call.Query.Flag("includeLinks"),
                    call.Query.Flag("includeAllUrls"))));

    private static Task AnswerOneAsync(ResourceCall call, EmulatedProject? project, string idOrName)
    {
        var isId = Guid.TryParse(idOrName, out var id);
        if (!isId && project is null)
        {
            throw new ServiceRefusalException(ServiceErrors.RepositoryNameWithoutProject());
        }

        var candidates = project is null ? call.Organization.Projects : [project];
        foreach (var home in candidates)
        {
            var found = home.Repositories.FirstOrDefault(repository => isId
                ? repository.Id == id
                : string.Equals(repository.Name, idOrName, StringComparison.OrdinalIgnoreCase));
            if (found is not null)
            {
                // [I] A single repository has its links.
                return BodyJson.AnswerAsync(
                    call.Exchange,
                    RepositoryListing.Repository(call.Address, home, found, links: true, allUrls: false),
                    BodyJson.Service.RepositoryBody);
            }
        }

        throw new ServiceRefusalException(ServiceErrors.NoRepository(idOrName));
    }
}
