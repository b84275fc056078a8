using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Git;
using AdoEntra.Emulator.AzureDevOps.Git.PullRequests;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.PullRequests;
using AdoEntra.Emulator.Organizations.Policies;

namespace AdoEntra.Emulator.AzureDevOps.Policies;

/// <summary>How a pull request stands with one policy of its target branch.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Status">
/// As the service writes it: <c>approved</c>, <c>rejected</c>, <c>running</c>, <c>queued</c>, <c>notApplicable</c>.
/// </param>
internal sealed record PolicyEvaluation(PolicyConfiguration Policy, string Status)
{
    private const int Approved = 5;
    private const int Rejected = -10;
    private const int WaitsForAuthor = -5;

    private const string Passed = "approved";
    private const string Failed = "rejected";
    private const string Pending = "running";
    private const string None = "notApplicable";

    /// <summary>All of a pull request, in the order of the policies.</summary>
    public static IReadOnlyList<PolicyEvaluation> Of(ResourceCall call, RepositoryHome home, PullRequest pullRequest) =>
    [
        .. home.Project.Policies.All.Where(policy => policy.IsFor(home.Repository, pullRequest.Target))
            .Select(policy => new PolicyEvaluation(policy, Evaluated(call, home, pullRequest, policy))),
    ];

    /// <summary>Whether nothing keeps a pull request from being completed so.</summary>
    public static bool AllowCompletion(
        ResourceCall call, RepositoryHome home, PullRequest pullRequest, CompletionOptions options, bool isAutomatic) =>
        Of(call, home, pullRequest).All(one =>
            one.Status is Passed or None || (!one.Policy.IsBlocking && (!isAutomatic || options.Ignored.Contains(one.Policy.Id))))
        && home.Project.Policies.All
            .Where(policy => policy.Type == PolicyType.MergeStrategy && policy.IsBlocking)
            .Where(policy => policy.IsFor(home.Repository, pullRequest.Target))
            .All(policy => IsAllowed(policy.Settings, options.Strategy));

    /// <summary>The id of an evaluation; the same in every run.</summary>
    public Guid Id(PullRequest pullRequest) => StableGuid.From($"evaluation/{pullRequest.Id}/{Policy.Id}");

    // [D] what the types are about; which word stands for what is pending is [I].
    private static string Evaluated(ResourceCall call, RepositoryHome home, PullRequest pullRequest, PolicyConfiguration policy) =>
        policy.Type == PolicyType.MinimumReviewers ? ByVotes(call, pullRequest, policy.Settings)
        : policy.Type == PolicyType.RequiredReviewers ? ByReviewers(call, home, pullRequest, policy.Settings)
        : policy.Type == PolicyType.Comments ? pullRequest.Threads.Any(IsOpen) ? Failed : Passed
        : policy.Type == PolicyType.WorkItems ? PullRequestListing.WorkItemsOf(call, home, pullRequest).Any() ? Passed : Failed
        : policy.Type == PolicyType.MergeStrategy ? Passed
        : policy.Type == PolicyType.Build ? "queued"
        : None;

    private static string ByVotes(ResourceCall call, PullRequest pullRequest, JsonElement settings)
    {
        var voters = pullRequest.Reviewers.Where(one => !Reviewers.IsGroup(call, one.Id)).ToArray();
        return voters.Any(one => one.Vote is Rejected or WaitsForAuthor) && !settings.MemberFlag("allowDownvotes") ? Failed
            : voters.Count(one => one.Vote >= Approved
                && (settings.MemberFlag("creatorVoteCounts") || one.Id != pullRequest.Creator.AzureDevOpsId))
                >= (settings.MemberNumber("minimumApproverCount") ?? 1) ? Passed
            : Pending;
    }

    private static string ByReviewers(ResourceCall call, RepositoryHome home, PullRequest pullRequest, JsonElement settings)
    {
        string[] patterns = [.. settings.MemberItems("filenamePatterns").Select(one => one.GetString() ?? string.Empty)];
        if (patterns.Length > 0 && !Changed(home, pullRequest).Any(path => patterns.Any(pattern => Fits(pattern, path))))
        {
            return None;
        }

        return settings.MemberItems("requiredReviewerIds").Select(one => Guid.TryParse(one.GetString(), out var id) ? id : Guid.Empty)
            .All(id => pullRequest.Reviewers.Any(one => one.Vote >= Approved && Reviewers.Includes(call, id, one.Id)))
            ? Passed
            : Pending;
    }

    private static IEnumerable<string> Changed(RepositoryHome home, PullRequest pullRequest)
    {
        var latest = PullRequestIteration.Of(home.Content, pullRequest)[^1];
        return GitDifference.Between(
            home.Content.Entries(home.Content.MergeBase(latest.Source, latest.Target)), home.Content.Entries(latest.Source))
            .Select(change => change.Path);
    }

    // [D] A star stands for anything.
    private static bool Fits(string pattern, string path) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, path);

    private static bool IsOpen(PullRequestThread thread) =>
        thread.Status is "active" or "pending" && !thread.Comments.All(comment => comment.IsDeleted);

    private static bool IsAllowed(JsonElement settings, string strategy) => strategy switch
    {
        "squash" => settings.MemberFlag("allowSquash") || settings.MemberFlag("useSquashMerge"),
        "rebase" => settings.MemberFlag("allowRebase"),
        "rebaseMerge" => settings.MemberFlag("allowRebaseMerge"),
        _ => settings.MemberFlag("allowNoFastForward"),
    };
}
