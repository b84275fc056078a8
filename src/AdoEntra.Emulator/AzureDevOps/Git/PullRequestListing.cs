using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Git;

namespace AdoEntra.Emulator.AzureDevOps.Git;

/// <summary>Makes the bodies of pull requests, and picks those that a list is asked for.</summary>
internal static class PullRequestListing
{
    public static PullRequestBody Of(ResourceCall call, RepositoryHome home, PullRequest pullRequest)
    {
        var (address, url) = (call.Address, call.Address.Repository(home.Project, home.Repository));
        return new PullRequestBody(
            RepositoryListing.Repository(address, home.Project, home.Repository, links: false, allUrls: false),
            pullRequest.Id, pullRequest.Id, pullRequest.Status, GraphSubject.Reference(address, pullRequest.Creator), pullRequest.Created,
            pullRequest.Closed, pullRequest.Title, pullRequest.Description, pullRequest.Source, pullRequest.Target, "succeeded",
            pullRequest.IsDraft, StableGuid.From("merge/" + pullRequest.Id),
            new(pullRequest.SourceCommit, address.Commit(home.Project, home.Repository, pullRequest.SourceCommit)),
            new(pullRequest.TargetCommit, address.Commit(home.Project, home.Repository, pullRequest.TargetCommit)),
            [], $"{url}/pullRequests/{pullRequest.Id}", true);
    }

    /// <summary>Those of a list. [D] git-7.1: only the active ones, unless another status is asked for.</summary>
    public static IEnumerable<PullRequest> Asked(ResourceCall call)
    {
        var query = call.Query;
        var status = query.Text("searchCriteria.status")?.ToUpperInvariant() ?? "ACTIVE";
        if (status is not ("ACTIVE" or "ABANDONED" or "COMPLETED" or "ALL" or "NOTSET"))
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidQuery("searchCriteria.status", status));
        }

        var (source, target) = (query.Text("searchCriteria.sourceRefName"), query.Text("searchCriteria.targetRefName"));
        var creator = query.Text("searchCriteria.creatorId");
        return call.Organization.PullRequests.All.Where(one =>
            (status == "ALL" || one.Status.Equals(status == "NOTSET" ? "ACTIVE" : status, StringComparison.OrdinalIgnoreCase))
            && (source is null || one.Source == source) && (target is null || one.Target == target)
            && (creator is null || one.Creator.AzureDevOpsId.ToString().Equals(creator, StringComparison.OrdinalIgnoreCase)));
    }
}
