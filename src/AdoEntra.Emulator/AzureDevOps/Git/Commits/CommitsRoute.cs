using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git.Objects;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.Commits;

/// <summary>
/// GET <c>…/git/repositories/{repositoryId}/commits[/{commitId}]</c>. [D] git-7.1: <c>Commits_Get Commits</c> is paged by
/// <c>searchCriteria.$top</c> and <c>.$skip</c>, [D code] which the public clients send as <c>$top</c> and <c>$skip</c>, [I] a hundred at
/// once; the commits of a push by <c>top</c> and <c>skip</c>.
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
        ResourceVersion = 2,
        Choices = new Dictionary<string, ServiceEnum>(
            VersionDescriptor.Choices("searchCriteria.itemVersion.version", "searchCriteria.compareVersion.version"))
        {
            ["searchCriteria.historyMode"] = ServiceEnums.GitHistoryMode,
        },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        if (call.Value("commitId") is not { } id)
        {
            return call.Query.Number("pushId") is { } push ? AnswerPushAsync(call, home, push) : AnswerListAsync(call, home);
        }

        return BodyJson.AnswerAsync(
            call.Exchange, CommitListing.Commit(call, home, home.FindCommit(id), whole: true), BodyJson.Service.CommitBody);
    }

    private static Task AnswerListAsync(ResourceCall call, RepositoryHome home)
    {
        const string ItemVersion = "searchCriteria.itemVersion.version";
        const string CompareVersion = "searchCriteria.compareVersion.version";
        var query = call.Query;
        var isEmpty = query.Text(ItemVersion) is null && home.Content.Tip(home.Repository.DefaultBranch) is null;
        var commits = isEmpty ? [] : home.Content.History(VersionDescriptor.Find(call, home, ItemVersion));
        if (query.Text(CompareVersion) is not null)
        {
            // [D] What the other version has, and this one has not.
            commits = home.Content.Beyond(
                VersionDescriptor.Find(call, home, CompareVersion), VersionDescriptor.Find(call, home, ItemVersion));
        }

        if (query.Text("searchCriteria.author") is { } author)
        {
            commits = [.. commits.Where(commit => Has(commit.Author, author))];
        }

        if (query.Text("searchCriteria.user") is { } committer)
        {
            commits = [.. commits.Where(commit => Has(commit.Committer, committer))];
        }

        if (query.Text("searchCriteria.itemPath") is { } path && path != "/")
        {
            var (file, folder) = ("/" + path.Trim('/'), "/" + path.Trim('/') + "/");
            commits =
            [
                .. commits.Where(commit => home.Content.Changes(commit).Any(change =>
                    new[] { change.Path, change.FormerPath }.Any(one =>
                        one == file || (one?.StartsWith(folder, StringComparison.Ordinal) ?? false)))),
            ];
        }

        // Both names are taken; where both are there, [I] those of the criteria count.
        var isTop = query.Text("searchCriteria.$top") is null && query.Text("$top") is not null;
        var isSkip = query.Text("searchCriteria.$skip") is null && query.Text("$skip") is not null;
        return AnswerPageAsync(
            call, home, commits,
            PageWindow.BySkip(call, UsualPage, isTop ? "$top" : "searchCriteria.$top", isSkip ? "$skip" : "searchCriteria.$skip"));
    }

    private static bool Has(GitSignature signature, string text) =>
        signature.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || signature.Email.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static Task AnswerPushAsync(ResourceCall call, RepositoryHome home, int pushId)
    {
        var push = home.Content.Pushes.FirstOrDefault(one => one.Id == pushId)
            ?? throw new ServiceRefusalException(GitErrors.NoPush(pushId.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return AnswerPageAsync(call, home, push.Commits, PageWindow.BySkip(call, UsualPage, "top", "skip"));
    }

    /// <summary>A page of commits.</summary>
    public static Task AnswerPageAsync(ResourceCall call, RepositoryHome home, IReadOnlyList<GitCommit> commits, PageWindow window)
    {
        CommitBody[] page = [.. window.Of(commits).Select(commit => CommitListing.Commit(call, home, commit, whole: false))];
        return BodyJson.AnswerAsync(
            call.Exchange, new PageBody<CommitBody>(page.Length, page), BodyJson.Service.PageBodyCommitBody);
    }
}
