using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Core;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Git;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.Repositories;

/// <summary>
/// <c>{project}/_apis/git/recycleBin/repositories[/{repositoryId}]</c> and <c>…/git/deletedrepositories</c>: lists what was deleted,
/// brings it back, and deletes it for good. [D] git-7.1 <c>Repositories_*</c>; not paged. That a deletion answers 204 is [C].
/// </summary>
internal static class RecycleBinRoute
{
    public static ResourceLocation Bin { get; } = new()
    {
        Id = new("a663da97-81db-4eb3-8b83-287670f63073"),
        Route = new("recycleBinRepositories"),
        Area = "git",
        ResourceName = "recycleBinRepositories",
        Template = "{project}/_apis/{area}/recycleBin/repositories/{repositoryId?}",
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = ListAsync,
            [HttpMethods.Patch] = RestoreAsync,
            [HttpMethods.Delete] = DeleteAsync,
        },
    };

    public static ResourceLocation Deleted { get; } = new()
    {
        Id = new("2b6869c4-cb25-42b5-b7a3-0d3e6be0a11a"),
        Route = new("deletedRepositories"),
        Area = "git",
        ResourceName = "deletedRepositories",
        Template = "{project}/_apis/{area}/{resource}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = ListAsync },
    };

    private static Task ListAsync(ResourceCall call)
    {
        if (call.Value("repositoryId") is not null)
        {
            throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(HttpMethods.Get), ErrorShape.Wrapped);
        }

        var project = call.RequiredProject;
        return BodyJson.AnswerPageAsync(call.Exchange, project.Deleted.Items.Select(one => new
        {
            one.Repository.Id,
            one.Repository.Name,
            Project = ProjectsRoute.Reference(call.Address, project),
            DeletedBy = GraphSubject.Reference(call.Address, one.DeletedBy),
            CreatedDate = one.Repository.Created,
            DeletedDate = one.Deleted,
        }));
    }

    private static async Task RestoreAsync(ResourceCall call)
    {
        var (project, found) = Find(call);
        var body = await ResourceBody.ReadObjectAsync(call);
        if (body.Member("deleted").ValueKind != JsonValueKind.False)
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("deleted", "it has to be false."));
        }

        if (!project.RepositoryList.TryAdd(
            one => string.Equals(one.Name, found.Repository.Name, StringComparison.OrdinalIgnoreCase), found.Repository))
        {
            throw new ServiceRefusalException(GitErrors.RepositoryExists(found.Repository.Name));
        }

        project.Deleted.Remove(one => one.Repository.Id == found.Repository.Id);
        call.Services.Listings.Clear();
        await RepositoriesRoute.AnswerOneAsync(call, new RepositoryHome(project, found.Repository), StatusCodes.Status200OK);
    }

    private static Task DeleteAsync(ResourceCall call)
    {
        var (project, found) = Find(call);
        project.Deleted.Remove(one => one.Repository.Id == found.Repository.Id);
        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
    }

    private static (EmulatedProject Project, DeletedRepository Repository) Find(ResourceCall call)
    {
        var text = call.Value("repositoryId") ?? throw new ServiceRefusalException(
            ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        var project = call.RequiredProject;
        return (project, project.Deleted.Items.FirstOrDefault(one => Guid.TryParse(text, out var id) && one.Repository.Id == id)
            ?? throw new ServiceRefusalException(GitErrors.NoRepository(text)));
    }
}
