using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Git.Commits;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.Objects;
using AdoEntra.Emulator.Organizations.Git.PullRequests;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.PullRequests;

/// <summary>
/// GET <c>…/pullRequests/{pullRequestId}/commits</c> and <c>…/iterations[/{iterationId}[/changes|commits]]</c>. [D] git-7.1 <c>Pull Request
/// Commits_*</c>, <c>Pull Request Iterations_*</c>: changes come a hundred at once and two thousand at most. Each pull request has one
/// iteration here: the source branch as it is.
/// </summary>
internal static class IterationsRoute
{
    private const int UsualPage = 100;
    private const int MostChanges = 2_000;

    private const string OfPullRequest = "{project?}/_apis/{area}/repositories/{repositoryId}/pullRequests/{pullRequestId}/";

    public static ResourceLocation Commits { get; } = new()
    {
        Id = new("52823034-34a8-4576-922c-8d8b77e9e4c4"),
        Route = EmulatedRoute.PullRequestIterations,
        Area = "git",
        ResourceName = "pullRequestCommits",
        Template = OfPullRequest + "commits",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerCommitsAsync },
    };

    public static ResourceLocation Iterations { get; } = new()
    {
        Id = new("d43911ee-6958-46b0-a42b-8445b8a0d004"),
        Route = EmulatedRoute.PullRequestIterations,
        Area = "git",
        ResourceName = "pullRequestIterations",
        Template = OfPullRequest + "iterations/{iterationId?}",
        ResourceVersion = 2,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    public static ResourceLocation Changes { get; } = new()
    {
        Id = new("4216bdcf-b6b1-4d59-8b82-c34cc183fc8b"),
        Route = EmulatedRoute.PullRequestIterations,
        Area = "git",
        ResourceName = "pullRequestIterationChanges",
        Template = OfPullRequest + "iterations/{iterationId}/changes",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerChangesAsync },
    };

    public static ResourceLocation CommitsOfIteration { get; } = new()
    {
        Id = new("e7ea0883-095f-4926-b5fb-f24691c26fb9"),
        Route = EmulatedRoute.PullRequestIterations,
        Area = "git",
        ResourceName = "pullRequestIterationCommits",
        Template = OfPullRequest + "iterations/{iterationId}/commits",
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = call =>
            {
                var found = Find(call);
                return CommitsRoute.AnswerPageAsync(call, found.Home, found.Commits, PageWindow.BySkip(call, UsualPage, "top", "skip"));
            },
        },
    };

    private static Task AnswerCommitsAsync(ResourceCall call)
    {
        var found = Find(call);
        var window = PageWindow.ByToken(call, PageWindow.Capped(call, call.Query.Number("$top", least: 1) ?? UsualPage));
        window.Announce(call, found.Commits.Count);
        return CommitsRoute.AnswerPageAsync(call, found.Home, found.Commits, window);
    }

    private static Task AnswerAsync(ResourceCall call)
    {
        var found = Find(call);
        var iteration = Body(call, found);
        return call.Value("iterationId") is null
            ? BodyJson.AnswerAsync(call.Exchange, new PageBody<IterationBody>(1, [iteration]), BodyJson.Service.PageBodyIterationBody)
            : BodyJson.AnswerAsync(call.Exchange, iteration, BodyJson.Service.IterationBody);
    }

    private static Task AnswerChangesAsync(ResourceCall call)
    {
        var found = Find(call);
        var window = new PageWindow(
            EmulatedRoute.PullRequestIterations, call.Query.Number("$skip") ?? 0,
            Math.Min(call.Query.Number("$top", least: 1) ?? UsualPage, Math.Min(MostChanges, call.Services.Options.LargestPage * 2)));
        IterationChangeBody[] page =
        [
            .. window.Of(found.Changes).Select((change, index) => new IterationChangeBody(
                window.Offset + index + 1, window.Offset + index + 1,
                CommitListing.Change(call, found.Home, change, found.Merge.Source).Item, change.Kind)),
        ];
        var rest = found.Changes.Count - window.Offset - page.Length;
        return BodyJson.AnswerAsync(
            call.Exchange,
            new IterationChangesBody(page, rest > 0 ? window.Offset + page.Length : null, rest > 0 ? Math.Min(rest, window.Top) : null),
            BodyJson.Service.IterationChangesBody);
    }

    private static IterationBody Body(ResourceCall call, Found found)
    {
        var (home, pullRequest, merge) = (found.Home, found.PullRequest, found.Merge);
        var url = $"{call.Address.Repository(home.Project, home.Repository)}/pullRequests/{pullRequest.Id}/iterations/1";
        var push = home.Content.Pushes.FirstOrDefault(one => one.Commits.Any(commit => commit.Id == merge.Source));
        return new IterationBody(
            1, found.Commits.Count == 0 ? null : found.Commits[0].Comment,
            GraphSubject.Reference(call.Address, pullRequest.Creator), pullRequest.Created,
            pullRequest.Created, CommitListing.Reference(call, home, merge.Source), CommitListing.Reference(call, home, merge.Target),
            found.Common is { } common ? CommitListing.Reference(call, home, common.Id) : null, false,
            call.Query.Flag("includeCommits")
                ? [.. found.Commits.Select(commit => CommitListing.Commit(call, home, commit, whole: false))]
                : null,
            push is null ? null : new(GraphSubject.Reference(call.Address, push.Pusher), push.Id, push.Date), "create",
            new Dictionary<string, LinkBody> { ["self"] = new(url) });
    }

    private static Found Find(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var pullRequest = PullRequestsRoute.Find(call, home);
        if (call.Value("iterationId") is { } id && id != 1.ToString(CultureInfo.InvariantCulture))
        {
            throw new ServiceRefusalException(GitErrors.NoIteration(id));
        }

        var (content, merge) = (home.Content, PullRequestMerge.Of(home.Content, pullRequest));
        var (source, target) = (content.Objects.Commit(merge.Source)!, content.Objects.Commit(merge.Target)!);
        var common = content.MergeBase(source, target);
        return new Found(
            home, pullRequest, merge, common, content.Beyond(source, target),
            GitDifference.Between(content.Entries(common), content.Entries(source)));
    }

    private sealed record Found(
        RepositoryHome Home, PullRequest PullRequest, PullRequestMerge Merge, GitCommit? Common, IReadOnlyList<GitCommit> Commits,
        IReadOnlyList<GitDifference> Changes);
}
