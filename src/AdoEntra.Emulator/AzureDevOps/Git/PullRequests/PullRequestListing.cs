using AdoEntra.Emulator.AzureDevOps.Git.Commits;
using AdoEntra.Emulator.AzureDevOps.Git.Repositories;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Git.PullRequests;

namespace AdoEntra.Emulator.AzureDevOps.Git.PullRequests;

/// <summary>Makes the bodies of pull requests, and finds those that a list is asked for.</summary>
internal static class PullRequestListing
{
    /// <summary>A pull request; by itself it says more than in a list.</summary>
    public static PullRequestBody Of(ResourceCall call, RepositoryHome home, PullRequest pullRequest, bool whole)
    {
        var (address, url) = (call.Address, call.Address.Repository(home.Project, home.Repository));
        url = $"{url}/pullRequests/{pullRequest.Id}";
        var isCompleted = pullRequest.Status == "completed";
        var merge = PullRequestMerge.Of(home.Content, pullRequest);
        return new PullRequestBody(
            RepositoryListing.Repository(address, home.Project, home.Repository, links: false, allUrls: false),
            pullRequest.Id, pullRequest.Id, pullRequest.Status, GraphSubject.Reference(address, pullRequest.Creator), pullRequest.Created,
            pullRequest.Closed, pullRequest.Title, pullRequest.Description, pullRequest.Source, pullRequest.Target, merge.Status,
            pullRequest.IsDraft, StableGuid.From("merge/" + pullRequest.Id),
            CommitListing.Reference(call, home, merge.Source), CommitListing.Reference(call, home, merge.Target),
            merge.Commit is { } commit ? CommitListing.Reference(call, home, commit) : null,
            [], [], url, true,
            pullRequest.ClosedBy is { } closer ? GraphSubject.Reference(address, closer) : null,
            whole && isCompleted
                ? new CompletionOptionsBody(
                    $"Merged PR {pullRequest.Id}: {pullRequest.Title}", pullRequest.DeletesSource, pullRequest.MergeStrategy,
                    pullRequest.MergeStrategy == "squash", false)
                : null,
            isCompleted ? pullRequest.Closed : null,
            merge.Status == "conflicts" ? "The branches changed the same files." : null,
            whole ? $"vstfs:///Git/PullRequestId/{home.Project.Id}%2F{home.Repository.Id}%2F{pullRequest.Id}" : null,
            whole
                ? new Dictionary<string, LinkBody>
                {
                    ["self"] = new(url),
                    ["repository"] = new(address.Repository(home.Project, home.Repository)),
                    ["iterations"] = new(url + "/iterations"),
                    ["createdBy"] = new(address.Identity(pullRequest.Creator.AzureDevOpsId)),
                }
                : null);
    }

    /// <summary>Those of a list. [D] git-7.1: only the active ones, unless another status is asked for.</summary>
    public static IEnumerable<PullRequest> Asked(ResourceCall call)
    {
        var query = call.Query;
        var status = call.Choice("searchCriteria.status") switch
        {
            null or "notSet" => "active",
            var asked => asked,
        };
        var (source, target) = (query.Text("searchCriteria.sourceRefName"), query.Text("searchCriteria.targetRefName"));
        var creator = query.Text("searchCriteria.creatorId");
        return call.Organization.PullRequests.All.Where(one =>
            (status == "all" || one.Status == status)
            && (source is null || one.Source == source) && (target is null || one.Target == target)
            && (creator is null || one.Creator.AzureDevOpsId.ToString().Equals(creator, StringComparison.OrdinalIgnoreCase)));
    }
}
