using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git;

/// <summary>
/// GET <c>…/git/repositories/{repositoryId}/commits[/{commitId}]</c>. [D] git-7.1: <c>Commits_Get Commits</c> is paged by
/// <c>searchCriteria.$top</c> and <c>.$skip</c>, [I] a hundred at once; the commits of a push by <c>top</c> and <c>skip</c>.
/// </summary>
internal static class CommitsRoute
{
    private const int UsualPage = 100;

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("c2570c3b-5b3f-41b8-98bf-5407bfde8d58"),
        Route = EmulatedRoute.Commits,
        Area = "git",
        ResourceName = "commits",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/{resource}/{commitId?}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        if (call.Value("commitId") is not { } id)
        {
            return call.Query.Number("pushId") is { } push ? AnswerPushAsync(call, home, push) : AnswerListAsync(call, home);
        }

        var commit = home.Content.Commits.FirstOrDefault(one => one.Id == id)
            ?? throw new ServiceRefusalException(GitErrors.NoReference(id));
        return BodyJson.AnswerAsync(call.Exchange, CommitListing.Commit(call, home, commit, whole: true), BodyJson.Service.CommitBody);
    }

    private static Task AnswerListAsync(ResourceCall call, RepositoryHome home)
    {
        var commits = home.Content.Commits;
        if (call.Query.Text("searchCriteria.itemVersion.version") is { } version
            && call.Query.Text("searchCriteria.itemVersion.versionType") is null or "branch"
            && home.Content.Find("refs/heads/" + version) is null)
        {
            throw new ServiceRefusalException(GitErrors.NoReference(version));
        }

        if (call.Query.Text("searchCriteria.author") is { } author)
        {
            commits = [.. commits.Where(commit => commit.Author.Name.Contains(author, StringComparison.OrdinalIgnoreCase))];
        }

        return AnswerPageAsync(
            call, home, commits, PageWindow.BySkip(call, UsualPage, "searchCriteria.$top", "searchCriteria.$skip"));
    }

    private static Task AnswerPushAsync(ResourceCall call, RepositoryHome home, int pushId)
    {
        var push = home.Content.Pushes.FirstOrDefault(one => one.Id == pushId)
            ?? throw new ServiceRefusalException(GitErrors.NoPush(pushId.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return AnswerPageAsync(call, home, push.Commits, PageWindow.BySkip(call, UsualPage, "top", "skip"));
    }

    private static Task AnswerPageAsync(ResourceCall call, RepositoryHome home, IReadOnlyList<GitCommit> commits, PageWindow window)
    {
        CommitBody[] page = [.. window.Of(commits).Select(commit => CommitListing.Commit(call, home, commit, whole: false))];
        return BodyJson.AnswerAsync(
            call.Exchange, new PageBody<CommitBody>(page.Length, page), BodyJson.Service.PageBodyCommitBody);
    }
}
