using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git.Objects;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.Commits;

/// <summary>
/// GET <c>…/git/repositories/{repositoryId}/commits[/{commitId}[/mergebases]]</c> and POST <c>…/commitsbatch</c>. [D] git-7.1:
/// <c>Commits_Get Commits</c> is paged by <c>searchCriteria.$top</c> and <c>.$skip</c>, [D code] which the public clients send as
/// <c>$top</c> and <c>$skip</c>, [I] a hundred at once; the commits of a push by <c>top</c> and <c>skip</c>.
/// </summary>
internal static class CommitsRoute
{
    private const int UsualPage = 100;
    private const int MostInBatch = 50_000;
    private const int MostSkipped = 3_000_000;

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("c2570c3b-5b3f-41b8-98bf-5407bfde8d58"),
        Route = EmulatedRoute.Commits,
        Area = "git",
        ResourceName = "commits",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/{resource}/{commitId?}",
        ResourceVersion = 2,
        Choices = new Dictionary<string, ServiceEnum>(
            GitVersion.Choices("searchCriteria.itemVersion.version", "searchCriteria.compareVersion.version"))
        {
            ["searchCriteria.historyMode"] = ServiceEnums.GitHistoryMode,
        },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    public static ResourceLocation Batch { get; } = new()
    {
        Id = new("6400dfb2-0bcb-462b-b992-5a57f8f1416c"),
        Route = new("commitsBatch"),
        Area = "git",
        ResourceName = "commitsBatch",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/{resource}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Post] = AnswerBatchAsync },
    };

    public static ResourceLocation MergeBases { get; } = new()
    {
        Id = new("7cf2abb6-c964-4f7e-9872-f78c66e72e9c"),
        Route = new("mergeBases"),
        Area = "git",
        ResourceName = "mergeBases",
        Template = "{project?}/_apis/{area}/repositories/{repositoryNameOrId}/commits/{commitId}/{resource}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerMergeBasesAsync },
    };

    /// <summary>A page of commits.</summary>
    public static Task AnswerPageAsync(
        ResourceCall call, RepositoryHome home, IReadOnlyList<GitCommit> commits, PageWindow window, CommitCriteria? criteria = null)
    {
        CommitBody[] page = [.. window.Of(commits).Select(commit => CommitListing.Commit(call, home, commit, whole: false, criteria))];
        return BodyJson.AnswerAsync(
            call.Exchange, new PageBody<CommitBody>(page.Length, page), BodyJson.Service.PageBodyCommitBody);
    }

    private static Task AnswerAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        if (call.Value("commitId") is { } id)
        {
            return BodyJson.AnswerAsync(
                call.Exchange, CommitListing.Commit(call, home, home.FindCommit(id), whole: true), BodyJson.Service.CommitBody);
        }

        if (call.Query.Number("pushId") is { } pushId)
        {
            var push = home.Content.Pushes.FirstOrDefault(one => one.Id == pushId)
                ?? throw new ServiceRefusalException(GitErrors.NoPush($"{pushId}"));
            return AnswerPageAsync(call, home, push.Commits, PageWindow.BySkip(call, UsualPage, "top", "skip"));
        }

        // Both names are taken; where both are there, [I] those of the criteria count.
        var isTop = call.Query.Text("searchCriteria.$top") is null && call.Query.Text("$top") is not null;
        var isSkip = call.Query.Text("searchCriteria.$skip") is null && call.Query.Text("$skip") is not null;
        var criteria = CommitCriteria.InQuery(call);
        return AnswerPageAsync(
            call, home, criteria.Find(home),
            PageWindow.BySkip(call, UsualPage, isTop ? "$top" : "searchCriteria.$top", isSkip ? "$skip" : "searchCriteria.$skip"),
            criteria);
    }

    // [D] $top and $skip are in the query, or in the body; [I] those of the query count.
    private static async Task AnswerBatchAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var body = await ResourceBody.ReadObjectAsync(call);
        var criteria = CommitCriteria.InBody(body);
        var window = new PageWindow(
            Batch.Route, call.Query.Number("$skip", most: MostSkipped) ?? body.MemberNumber("$skip") ?? 0,
            PageWindow.Capped(call, call.Query.Number("$top", least: 1, most: MostInBatch) ?? body.MemberNumber("$top") ?? UsualPage));
        await AnswerPageAsync(call, home, criteria.Find(home), window, criteria);
    }

    private static Task AnswerMergeBasesAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var other = call.Query.Text("otherCommitId")
            ?? throw new ServiceRefusalException(ServiceErrors.InvalidQuery("otherCommitId", string.Empty));
        var found = home.Content.MergeBase(home.FindCommit(call.Required("commitId")), home.FindCommit(other));
        return BodyJson.AnswerPageAsync(
            call.Exchange, found is null ? [] : (object[])[CommitListing.Reference(call, home, found.Id)]);
    }
}
