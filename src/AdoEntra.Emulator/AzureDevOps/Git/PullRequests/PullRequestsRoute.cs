using System.Globalization;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git.Objects;
using AdoEntra.Emulator.Organizations.Git.PullRequests;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.PullRequests;

/// <summary>
/// <c>…/git/repositories/{repositoryId}/pullrequests[/{id}]</c> and <c>{project}/_apis/git/pullrequests[/{id}]</c>, paged by <c>$top</c>
/// and <c>$skip</c>. [D] git-7.1 <c>Pull Requests_*</c>. The usual length of a page is [I], 201 for a new one is [C].
/// </summary>
internal static class PullRequestsRoute
{
    private const int UsualPage = 100;

    public static ResourceLocation OfRepository { get; } = new()
    {
        Id = new("9946fd70-0d40-406e-b686-b4744cbbcc37"),
        Route = EmulatedRoute.PullRequests,
        Area = "git",
        ResourceName = "pullRequests",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/{resource}/{pullRequestId?}",
        ResourceVersion = 2,
        Choices = PullRequestSearch.Choices,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerOfRepositoryAsync,
            [HttpMethods.Post] = PullRequestCreation.CreateAsync,
            [HttpMethods.Patch] = PullRequestChanges.ChangeAsync,
        },
    };

    public static ResourceLocation OfProject { get; } = new()
    {
        Id = new("a5d28130-9cd2-40fa-9f08-902e7daa9efb"),
        Route = EmulatedRoute.PullRequests,
        Area = "git",
        ResourceName = "pullRequests",
        Template = "{project}/_apis/{area}/{resource}",
        ResourceVersion = 2,
        Choices = PullRequestSearch.Choices,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerOfProjectAsync },
    };

    public static ResourceLocation ById { get; } = new()
    {
        Id = new("01a46dea-7d46-4d40-bc84-319e7c260d99"),
        Route = EmulatedRoute.PullRequests,
        Area = "git",
        ResourceName = "pullRequests",
        Template = "{project?}/_apis/{area}/{resource}/{pullRequestId}",
        ResourceVersion = 2,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerByIdAsync },
    };

    private static Task AnswerOfRepositoryAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        return call.Value("pullRequestId") is null
            ? AnswerPageAsync(call, [home])
            : AnswerOneAsync(call, home, Find(call, home), StatusCodes.Status200OK);
    }

    private static Task AnswerOfProjectAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        return AnswerPageAsync(call, [.. project.Repositories.Select(repository => new RepositoryHome(project, repository))]);
    }

    private static Task AnswerByIdAsync(ResourceCall call)
    {
        var homes = (call.Project is { } project ? [project] : call.Organization.Projects)
            .SelectMany(one => one.Repositories, (one, repository) => new RepositoryHome(one, repository))
            .ToDictionary(home => home.Repository.Id);
        var found = Find(call, one => homes.ContainsKey(one.Repository));
        return AnswerOneAsync(call, homes[found.Repository], found, StatusCodes.Status200OK);
    }

    private static Task AnswerPageAsync(ResourceCall call, IReadOnlyList<RepositoryHome> homes)
    {
        var byId = homes.ToDictionary(home => home.Repository.Id);
        PullRequest[] found = [.. PullRequestSearch.Asked(call).Where(one => byId.ContainsKey(one.Repository))];
        PullRequestBody[] page =
        [
            .. PageWindow.BySkip(call, UsualPage).Of(found)
                .Select(one => PullRequestListing.Of(call, byId[one.Repository], one, whole: false)),
        ];
        return BodyJson.AnswerAsync(
            call.Exchange, new PageBody<PullRequestBody>(page.Length, page), BodyJson.Service.PageBodyPullRequestBody);
    }

    /// <summary>The pull request in the address, of the repository in the address.</summary>
    public static PullRequest Find(ResourceCall call, RepositoryHome home) => Find(call, one => one.Repository == home.Repository.Id);

    private static PullRequest Find(ResourceCall call, Func<PullRequest, bool> belongs)
    {
        var text = call.Value("pullRequestId")
            ?? throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        return (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && call.Organization.PullRequests.Find(id) is { } found && belongs(found) ? found : null)
            ?? throw new ServiceRefusalException(GitErrors.NoPullRequest(text));
    }

    /// <summary>Answers a pull request by itself.</summary>
    public static Task AnswerOneAsync(ResourceCall call, RepositoryHome home, PullRequest pullRequest, int status) => BodyJson.AnswerAsync(
        call.Exchange, PullRequestListing.Of(call, home, pullRequest, whole: true), BodyJson.Service.PullRequestBody, status);
}
