using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git.PullRequests;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.PullRequests;

/// <summary>
/// Changes a pull request. [D] git-7.1 <c>Pull Requests_Update</c>: status, title, description, completion options, who wants it
/// auto-completed, the target branch, and [C] whether it is a draft; [C] with anything else, such as a whole pull request, it is refused,
/// and so is any change of a completed one.
/// </summary>
internal static class PullRequestChanges
{
    private static readonly string[] Changeable =
    [
        "status", "title", "description", "completionOptions", "mergeOptions", "autoCompleteSetBy", "targetRefName", "isDraft",
        "lastMergeSourceCommit", "mergeStatus", "reviewers",
    ];

    public static async Task ChangeAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var found = PullRequestsRoute.Find(call, home);
        var body = await ResourceBody.ReadObjectAsync(call);
        if (body.EnumerateObject().Any(member => !Changeable.Contains(member.Name, StringComparer.OrdinalIgnoreCase)))
        {
            throw new ServiceRefusalException(GitErrors.InvalidArgument(
                "You can only update reviewers, descriptions, titles, merge status, and status."));
        }

        var status = body.MemberChoice("status", ServiceEnums.PullRequestStatus);
        if (status is not (null or "active" or "abandoned" or "completed"))
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("status", "it is active, abandoned or completed."));
        }

        if (found.Status == "completed" || (found.Status == "abandoned" && status == "completed"))
        {
            throw new ServiceRefusalException(GitErrors.NotEditable());
        }

        var changed = Retargeted(home, Described(call, found, body), body);
        changed = (found.Status, status) switch
        {
            ("active", "abandoned") => Closed(call, home, changed, "abandoned"),
            ("abandoned", "active") => Reactivated(call, home, changed),
            ("active", "completed") => PullRequestCompletion.Complete(
                call, home, changed, body.Member("lastMergeSourceCommit").MemberText("commitId")),
            _ => changed,
        };
        changed = call.Organization.PullRequests.Change(
            found, one => changed with { Threads = one.Threads, Reviewers = one.Reviewers, Labels = one.Labels });
        await PullRequestsRoute.AnswerOneAsync(call, home, PullRequestCompletion.Auto(call, home, changed), StatusCodes.Status200OK);
    }

    /// <summary>The same pull request, closed by the caller, with its branches as they are.</summary>
    public static PullRequest Closed(ResourceCall call, RepositoryHome home, PullRequest pullRequest, string status)
    {
        var merge = PullRequestMerge.Of(home.Content, pullRequest);
        return pullRequest with
        {
            Status = status,
            Closed = call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime,
            ClosedBy = call.Caller,
            SourceCommit = merge.Source,
            TargetCommit = merge.Target,
            LastPush = home.Content.Pushes.Count == 0 ? 0 : home.Content.Pushes[0].Id,
            AutoCompleteSetBy = null,
        };
    }

    private static PullRequest Described(ResourceCall call, PullRequest found, JsonElement body)
    {
        var waiting = body.Member("autoCompleteSetBy").MemberText("id");
        return found with
        {
            Title = PullRequestCreation.Title(body) ?? found.Title,
            Description = body.Member("description").ValueKind == JsonValueKind.String
                ? PullRequestCreation.Description(body)
                : found.Description,
            IsDraft = body.Member("isDraft").ValueKind is JsonValueKind.True or JsonValueKind.False
                ? body.MemberFlag("isDraft")
                : found.IsDraft,
            Completion = Options(found.Completion, body.Member("completionOptions")),

            // [C] An id of zeros ends it; [I] whoever sends another one is who wants it.
            AutoCompleteSetBy = waiting is null ? found.AutoCompleteSetBy
                : Guid.TryParse(waiting, out var id) && id == Guid.Empty ? null
                : call.Caller,
        };
    }

    private static PullRequest Retargeted(RepositoryHome home, PullRequest found, JsonElement body)
    {
        if (body.MemberText("targetRefName") is not { } target || target == found.Target)
        {
            return found;
        }

        return target == found.Source
            ? throw new ServiceRefusalException(ServiceErrors.InvalidMember("targetRefName", "it is the source branch."))
            : found with { Target = target, TargetCommit = PullRequestCreation.Tip(home, target) };
    }

    private static PullRequest Reactivated(ResourceCall call, RepositoryHome home, PullRequest pullRequest)
    {
        var (source, target) = (PullRequestCreation.Tip(home, pullRequest.Source), PullRequestCreation.Tip(home, pullRequest.Target));
        return call.Organization.PullRequests.All.Any(one => one.Status == "active"
            && (one.Repository, one.Source, one.Target) == (pullRequest.Repository, pullRequest.Source, pullRequest.Target))
            ? throw new ServiceRefusalException(GitErrors.PullRequestExists(pullRequest.Source))
            : pullRequest with
            {
                Status = "active", Closed = null, ClosedBy = null, SourceCommit = source, TargetCommit = target, LastPush = int.MaxValue,
            };
    }

    // What is not sent stays as it was.
    private static CompletionOptions? Options(CompletionOptions? before, JsonElement sent)
    {
        if (sent.ValueKind != JsonValueKind.Object)
        {
            return before;
        }

        // [D] squashMerge counts only where there is no strategy.
        var known = before ?? CompletionOptions.Usual;
        bool Flag(string name, bool otherwise) =>
            sent.Member(name).ValueKind is JsonValueKind.True or JsonValueKind.False ? sent.MemberFlag(name) : otherwise;
        var squashes = Flag("squashMerge", known.Strategy == "squash");
        return new CompletionOptions(
            sent.MemberText("mergeCommitMessage") ?? known.Message,
            sent.MemberChoice("mergeStrategy", ServiceEnums.MergeStrategy)
                ?? (squashes ? "squash" : known.Strategy == "squash" ? "noFastForward" : known.Strategy),
            Flag("deleteSourceBranch", known.DeletesSource), Flag("transitionWorkItems", known.MovesWorkItems),
            Flag("bypassPolicy", known.BypassesPolicy), sent.MemberText("bypassReason") ?? known.BypassReason,
            sent.Member("autoCompleteIgnoreConfigIds").ValueKind == JsonValueKind.Array
                ? [.. sent.MemberItems("autoCompleteIgnoreConfigIds").Select(id => id.GetInt32())]
                : known.Ignored);
    }
}
