using AdoEntra.Emulator.AzureDevOps.Routing;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.Repositories;

/// <summary>
/// GET <c>…/git/repositories/{repositoryNameOrId}/forks/{collectionId}</c>: the forks of a repository in an organization, which is named
/// by its id. [D] git-7.1 <c>Forks_List</c>; not paged.
/// </summary>
internal static class ForksRoute
{
    public static ResourceLocation Location { get; } = new()
    {
        Id = new("158c0340-bf6f-489c-9625-d572a1480d57"),
        Route = new("forks"),
        Area = "git",
        ResourceName = "forks",
        Template = "{project?}/_apis/{area}/repositories/{repositoryNameOrId}/{resource}/{collectionId}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var home = RepositoryHome.Find(call);
        var isHere = Guid.TryParse(call.Required("collectionId"), out var id) && id == call.Organization.Id;
        return BodyJson.AnswerPageAsync(call.Exchange, !isHere
            ? []
            : call.Organization.Projects
                .SelectMany(project => project.Repositories, (project, repository) => new RepositoryHome(project, repository))
                .Where(fork => fork.Repository.Parent == home.Repository.Id)
                .Select(fork => RepositoryListing.Reference(call, fork)));
    }
}
