using AdoEntra.Emulator.AzureDevOps.Git.Commits;
using AdoEntra.Emulator.AzureDevOps.Git.Repositories;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Git.PullRequests;

namespace AdoEntra.Emulator.AzureDevOps.Git.PullRequests;

/// <summary>Makes the bodies of pull requests.</summary>
internal static class PullRequestListing
{
    // [D] In a list the description is cut.
    private const int LongestInList = 400;

    /// <summary>A pull request; by itself it says more than in a list.</summary>
    public static PullRequestBody Of(ResourceCall call, RepositoryHome home, PullRequest pullRequest, bool whole)
    {
        var (address, url) = (call.Address, Url(call, home, pullRequest));
        var isCompleted = pullRequest.Status == "completed";
        var merge = PullRequestMerge.Of(home.Content, pullRequest);
        var description = whole || pullRequest.Description is not { Length: > LongestInList } text ? pullRequest.Description
            : text[..LongestInList];
        return new PullRequestBody(
            RepositoryListing.Repository(address, home.Project, home.Repository, links: false, allUrls: false),
            pullRequest.Id, pullRequest.Id, pullRequest.Status, GraphSubject.Reference(address, pullRequest.Creator), pullRequest.Created,
            pullRequest.Closed, pullRequest.Title, description, pullRequest.Source, pullRequest.Target, merge.Status,
            pullRequest.IsDraft, StableGuid.From("merge/" + pullRequest.Id),
            CommitListing.Reference(call, home, merge.Source), CommitListing.Reference(call, home, merge.Target),
            merge.Commit is { } commit ? CommitListing.Reference(call, home, commit) : null,
            [.. pullRequest.Reviewers.Select(reviewer => Reviewer(call, url, reviewer))],
            [.. pullRequest.Labels.Select(label => Label(url, label))], url, true,
            pullRequest.ClosedBy is { } closer ? GraphSubject.Reference(address, closer) : null,
            pullRequest.Completion is { } options ? Options(options) : null,
            isCompleted ? pullRequest.Closed : null,
            merge.Status == "conflicts" ? "The branches changed the same files." : null,
            whole ? Artifact(home, pullRequest) : null,
            whole || call.Query.Flag("searchCriteria.includeLinks")
                ? new Dictionary<string, LinkBody>
                {
                    ["self"] = new(url),
                    ["repository"] = new(address.Repository(home.Project, home.Repository)),
                    ["workItems"] = new(url + "/workitems"),
                    ["sourceBranch"] = new(Branch(address, home, pullRequest.Source)),
                    ["targetBranch"] = new(Branch(address, home, pullRequest.Target)),
                    ["iterations"] = new(url + "/iterations"),
                    ["createdBy"] = new(address.Identity(pullRequest.Creator.AzureDevOpsId)),
                }
                : null,
            pullRequest.AutoCompleteSetBy is { } waiting ? GraphSubject.Reference(address, waiting) : null,
            whole && call.Query.Flag("includeWorkItemRefs") ? WorkItems(call, home, pullRequest) : null,
            whole && call.Query.Flag("includeCommits") ? Commits(call, home, merge) : null);
    }

    public static string Url(ResourceCall call, RepositoryHome home, PullRequest pullRequest) =>
        $"{call.Address.Repository(home.Project, home.Repository)}/pullRequests/{pullRequest.Id}";

    public static LabelBody Label(string url, string label) =>
        new(StableGuid.From("label/" + label.ToUpperInvariant()), label, true, $"{url}/labels/{Uri.EscapeDataString(label)}");

    public static ReviewerBody Reviewer(ResourceCall call, string url, PullRequestReviewer reviewer)
    {
        var known = Reviewers.Reference(call, reviewer.Id);
        return new ReviewerBody(
            $"{url}/reviewers/{reviewer.Id}", reviewer.Vote, reviewer.HasDeclined, reviewer.IsRequired, reviewer.IsFlagged,
            known.DisplayName, known.Url, known.Links, known.Id, known.UniqueName, known.ImageUrl,
            Reviewers.IsGroup(call, reviewer.Id) ? true : null);
    }

    public static IReadOnlyList<ResourceReferenceBody> WorkItems(ResourceCall call, RepositoryHome home, PullRequest pullRequest) =>
    [
        .. WorkItemsOf(call, home, pullRequest)
            .Select(id => new ResourceReferenceBody($"{id}", $"{call.Address.Root}/_apis/wit/workItems/{id}")),
    ];

    /// <summary>The numbers of the work items that it names, and of those that name it.</summary>
    public static IEnumerable<int> WorkItemsOf(ResourceCall call, RepositoryHome home, PullRequest pullRequest)
    {
        var artifact = Artifact(home, pullRequest);
        return pullRequest.WorkItems.Concat(call.Organization.WorkItems.All
            .Where(item => item.Relations.Any(one => artifact.Equals(one.MemberText("url"), StringComparison.OrdinalIgnoreCase)))
            .Select(item => item.Id)).Distinct();
    }

    private static string Artifact(RepositoryHome home, PullRequest pullRequest) =>
        $"vstfs:///Git/PullRequestId/{home.Project.Id}%2F{home.Repository.Id}%2F{pullRequest.Id}";

    private static CompletionOptionsBody Options(CompletionOptions options) => new(
        options.Message, options.DeletesSource, options.Strategy, options.Strategy == "squash", options.MovesWorkItems,
        options.BypassesPolicy ? true : null, options.BypassReason, options.Ignored);

    private static string Branch(Address address, RepositoryHome home, string reference) =>
        $"{address.Repository(home.Project, home.Repository)}/refs/{reference["refs/".Length..]}";

    private static CommitBody[] Commits(ResourceCall call, RepositoryHome home, PullRequestMerge merge) =>
    [
        .. home.Content.Beyond(home.FindCommit(merge.Source), home.FindCommit(merge.Target))
            .Select(commit => CommitListing.Commit(call, home, commit, whole: false)),
    ];
}
