using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Git.PullRequests;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.PullRequests;

/// <summary>
/// <c>…/pullRequests/{pullRequestId}/reviewers[/{reviewerId}]</c>: who is asked, and how they vote. [D] git-7.1 <c>Pull Request
/// Reviewers_*</c>: PUT adds one and takes a vote, PATCH of one changes whether they are flagged or decline, PATCH of the list resets
/// votes. [C] Everybody votes for themselves; a group that they are of has their vote.
/// </summary>
internal static class ReviewersRoute
{
    private static readonly int[] Votes = [10, 5, 0, -5, -10];

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("4b6702c7-aa35-4b89-9c96-b9abf6d3e540"),
        Route = new("pullRequestReviewers"),
        Area = "git",
        ResourceName = "pullRequestReviewers",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/pullRequests/{pullRequestId}/reviewers/{reviewerId?}",
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerAsync,
            [HttpMethods.Post] = AddAsync,
            [HttpMethods.Put] = PutAsync,
            [HttpMethods.Patch] = PatchAsync,
            [HttpMethods.Delete] = DeleteAsync,
        },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var (home, pullRequest) = Find(call);
        var url = PullRequestListing.Url(call, home, pullRequest);
        return call.Value("reviewerId") is null
            ? BodyJson.AnswerPageAsync(
                call.Exchange, pullRequest.Reviewers.Select(one => PullRequestListing.Reviewer(call, url, one)))
            : AnswerOneAsync(call, home, pullRequest, FindReviewer(call, pullRequest));
    }

    // [D] Several at once; those that are there already stay as they are.
    private static async Task AddAsync(ResourceCall call)
    {
        var (home, pullRequest) = Find(call);
        if (call.Value("reviewerId") is not null)
        {
            throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(HttpMethods.Post), ErrorShape.Wrapped);
        }

        RefuseClosed(pullRequest);
        var body = await ResourceBody.ReadArrayAsync(call);
        PullRequestReviewer[] sent = [.. body.EnumerateArray().Select(one => PullRequestCreation.Reviewer(call, one))];
        var changed = call.Organization.PullRequests.Change(pullRequest, one => one with
        {
            Reviewers = [.. one.Reviewers.Concat(sent).DistinctBy(reviewer => reviewer.Id)],
        });
        var url = PullRequestListing.Url(call, home, pullRequest);
        await BodyJson.AnswerPageAsync(
            call.Exchange,
            changed.Reviewers.Where(one => sent.Any(added => added.Id == one.Id))
                .Select(one => PullRequestListing.Reviewer(call, url, one)));
    }

    private static async Task PutAsync(ResourceCall call)
    {
        var (home, pullRequest) = Find(call);
        RefuseClosed(pullRequest);
        var body = await ResourceBody.ReadObjectAsync(call);
        var id = Guid.TryParse(call.Value("reviewerId") ?? body.MemberText("id"), out var named) ? named
            : throw new ServiceRefusalException(GitErrors.NoIdentity(call.Value("reviewerId") ?? string.Empty));
        Reviewers.Reference(call, id);
        var vote = body.MemberNumber("vote");
        if (vote is not null && !Votes.Contains(vote.Value))
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("vote", "it is 10, 5, 0, -5 or -10."));
        }

        var before = pullRequest.Reviewers.FirstOrDefault(one => one.Id == id);
        if (vote is { } cast && cast != (before?.Vote ?? 0) && id != call.Caller.AzureDevOpsId)
        {
            throw new ServiceRefusalException(GitErrors.VoteOfAnother());
        }

        var after = new PullRequestReviewer(
            id, vote ?? before?.Vote ?? 0, Flag(body, "isRequired", before?.IsRequired), Flag(body, "isFlagged", before?.IsFlagged),
            Flag(body, "hasDeclined", before?.HasDeclined));
        await ChangedAsync(call, home, pullRequest, after);
    }

    private static async Task PatchAsync(ResourceCall call)
    {
        var (home, pullRequest) = Find(call);
        RefuseClosed(pullRequest);
        if (call.Value("reviewerId") is not null)
        {
            var before = FindReviewer(call, pullRequest);
            var body = await ResourceBody.ReadObjectAsync(call);
            await ChangedAsync(call, home, pullRequest, before with
            {
                IsFlagged = Flag(body, "isFlagged", before.IsFlagged), HasDeclined = Flag(body, "hasDeclined", before.HasDeclined),
            });
            return;
        }

        // [D] Votes are taken back, nothing else.
        var ids = (await ResourceBody.ReadArrayAsync(call)).EnumerateArray()
            .Select(one => Guid.TryParse(one.MemberText("id"), out var id) ? id : Guid.Empty).ToHashSet();
        call.Organization.PullRequests.Change(pullRequest, one => one with
        {
            Reviewers = [.. one.Reviewers.Select(reviewer => ids.Contains(reviewer.Id) ? reviewer with { Vote = 0 } : reviewer)],
        });
        await Answer.EmptyAsync(call.Exchange, StatusCodes.Status200OK);
    }

    private static Task DeleteAsync(ResourceCall call)
    {
        var (_, pullRequest) = Find(call);
        RefuseClosed(pullRequest);
        var reviewer = FindReviewer(call, pullRequest);
        call.Organization.PullRequests.Change(pullRequest, one => one with
        {
            Reviewers = [.. one.Reviewers.Where(known => known.Id != reviewer.Id)],
        });
        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status200OK);
    }

    private static Task ChangedAsync(ResourceCall call, RepositoryHome home, PullRequest pullRequest, PullRequestReviewer after)
    {
        var changed = call.Organization.PullRequests.Change(pullRequest, one => one with
        {
            Reviewers =
            [
                .. one.Reviewers.Any(known => known.Id == after.Id) ? one.Reviewers : one.Reviewers.Append(after),
            ],
        });
        changed = call.Organization.PullRequests.Change(changed, one => one with
        {
            Reviewers =
            [
                .. one.Reviewers.Select(known => known.Id == after.Id ? after
                    : Reviewers.IsGroup(call, known.Id) && Reviewers.Includes(call, known.Id, after.Id) ? known with { Vote = after.Vote }
                    : known),
            ],
        });
        PullRequestCompletion.Auto(call, home, changed);
        return AnswerOneAsync(call, home, changed, after);
    }

    private static void RefuseClosed(PullRequest pullRequest)
    {
        if (pullRequest.Status != "active")
        {
            throw new ServiceRefusalException(GitErrors.NotEditable());
        }
    }

    private static bool Flag(JsonElement body, string name, bool? otherwise) =>
        body.Member(name).ValueKind is JsonValueKind.True or JsonValueKind.False ? body.MemberFlag(name) : otherwise ?? false;

    private static PullRequestReviewer FindReviewer(ResourceCall call, PullRequest pullRequest)
    {
        var text = call.Value("reviewerId") ?? throw new ServiceRefusalException(
            ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        return pullRequest.Reviewers.FirstOrDefault(one => Guid.TryParse(text, out var id) && one.Id == id)
            ?? throw new ServiceRefusalException(GitErrors.NoIdentity(text));
    }

    private static (RepositoryHome Home, PullRequest PullRequest) Find(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        return (home, PullRequestsRoute.Find(call, home));
    }

    private static Task AnswerOneAsync(ResourceCall call, RepositoryHome home, PullRequest pullRequest, PullRequestReviewer reviewer) =>
        BodyJson.AnswerAnyAsync(
            call.Exchange, PullRequestListing.Reviewer(call, PullRequestListing.Url(call, home, pullRequest), reviewer));
}
