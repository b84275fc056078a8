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
/// Commits_*</c>, <c>Pull Request Iterations_*</c>: changes come a hundred at once and two thousand at most. Each push to the source branch
/// is an iteration.
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
        if (call.Value("iterationId") is not null)
        {
            return BodyJson.AnswerAsync(call.Exchange, Body(call, found, found.Iteration), BodyJson.Service.IterationBody);
        }

        IterationBody[] all = [.. found.All.Select(iteration => Body(call, found, iteration))];
        return BodyJson.AnswerAsync(
            call.Exchange, new PageBody<IterationBody>(all.Length, all), BodyJson.Service.PageBodyIterationBody);
    }

    private static Task AnswerChangesAsync(ResourceCall call)
    {
        var (found, content) = (Find(call), RepositoryHome.FindReadable(call).Content);

        // [D] Against what both branches have in common, or against an earlier iteration.
        var compared = call.Query.Number("$compareTo") is { } number and > 0 ? found.Of(number).Source : found.Common;
        var changes = content.Differences(compared, found.Iteration.Source);
        var window = new PageWindow(
            EmulatedRoute.PullRequestIterations, call.Query.Number("$skip") ?? 0,
            Math.Min(call.Query.Number("$top", least: 1) ?? UsualPage, Math.Min(MostChanges, call.Services.Options.LargestPage * 2)));
        IterationChangeBody[] page =
        [
            .. window.Of(changes).Select((change, index) => new IterationChangeBody(
                window.Offset + index + 1, window.Offset + index + 1,
                CommitListing.Change(call, found.Home, change, found.Iteration.Source.Id).Item, change.Kind, change.FormerPath)),
        ];
        var rest = changes.Count - window.Offset - page.Length;
        return BodyJson.AnswerAsync(
            call.Exchange,
            new IterationChangesBody(page, rest > 0 ? window.Offset + page.Length : null, rest > 0 ? Math.Min(rest, window.Top) : null),
            BodyJson.Service.IterationChangesBody);
    }

    private static IterationBody Body(ResourceCall call, Found found, PullRequestIteration iteration)
    {
        var (home, pullRequest, push) = (found.Home, found.PullRequest, iteration.Push);
        var url = $"{PullRequestListing.Url(call, home, pullRequest)}/iterations/{iteration.Id}";
        var commits = home.Content.Beyond(iteration.Source, iteration.Target);
        var common = home.Content.MergeBase(iteration.Source, iteration.Target);
        var created = iteration.Reason == "create" || push is null ? pullRequest.Created : push.Date;
        return new IterationBody(
            iteration.Id, commits.Count == 0 ? null : commits[0].Comment,
            GraphSubject.Reference(call.Address, iteration.Reason == "create" || push is null ? pullRequest.Creator : push.Pusher), created,
            created, CommitListing.Reference(call, home, iteration.Source.Id), CommitListing.Reference(call, home, iteration.Target.Id),
            common is null ? null : CommitListing.Reference(call, home, common.Id), false,
            call.Query.Flag("includeCommits")
                ? [.. commits.Select(commit => CommitListing.Commit(call, home, commit, whole: false))]
                : null,
            push is null ? null : new(GraphSubject.Reference(call.Address, push.Pusher), push.Id, push.Date), iteration.Reason,
            new Dictionary<string, LinkBody> { ["self"] = new(url) });
    }

    private static Found Find(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var pullRequest = PullRequestsRoute.Find(call, home);
        var all = PullRequestIteration.Of(home.Content, pullRequest);
        var asked = call.Value("iterationId") is not { } text ? all[^1]
            : all.FirstOrDefault(one => one.Id.ToString(CultureInfo.InvariantCulture) == text)
            ?? throw new ServiceRefusalException(GitErrors.NoIteration(text));
        return new Found(
            home, pullRequest, all, asked, home.Content.MergeBase(asked.Source, asked.Target),
            home.Content.Beyond(asked.Source, asked.Target));
    }

    private sealed record Found(
        RepositoryHome Home, PullRequest PullRequest, IReadOnlyList<PullRequestIteration> All, PullRequestIteration Iteration,
        GitCommit? Common, IReadOnlyList<GitCommit> Commits)
    {
        public PullRequestIteration Of(int number) => All.FirstOrDefault(one => one.Id == number)
            ?? throw new ServiceRefusalException(GitErrors.NoIteration($"{number}"));
    }
}
