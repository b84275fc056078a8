using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git.PullRequests;

namespace AdoEntra.Emulator.AzureDevOps.Git.PullRequests;

/// <summary>
/// Finds the pull requests that a list is asked for. [D] git-7.1 <c>GitPullRequestSearchCriteria</c>: only the active ones, unless another
/// status is asked for; times are those of the creation, unless <c>queryTimeRangeType</c> says otherwise. [I] Both limits are inside; a
/// reviewer is one by name and not by a group; <c>title</c> (7.2) is a part of it.
/// </summary>
internal static class PullRequestSearch
{
    private const string Status = "searchCriteria.status";
    private const string TimeRangeType = "searchCriteria.queryTimeRangeType";

    public static IReadOnlyDictionary<string, ServiceEnum> Choices { get; } = new Dictionary<string, ServiceEnum>
    {
        [Status] = ServiceEnums.PullRequestStatus,
        [TimeRangeType] = ServiceEnums.PullRequestTimeRangeType,
    };

    public static IEnumerable<PullRequest> Asked(ResourceCall call)
    {
        var query = call.Query;
        var status = call.Choice(Status) switch
        {
            null or "notSet" => "active",
            var asked => asked,
        };
        var (source, target) = (query.Text("searchCriteria.sourceRefName"), query.Text("searchCriteria.targetRefName"));
        var (creator, reviewer) = (query.Id("searchCriteria.creatorId"), query.Id("searchCriteria.reviewerId"));

        // There are no pull requests from forks here, so both repositories are one.
        var (repository, from) = (query.Id("searchCriteria.repositoryId"), query.Id("searchCriteria.sourceRepositoryId"));
        var (least, most) = (query.Time("searchCriteria.minTime"), query.Time("searchCriteria.maxTime"));
        var isClosing = call.Choice(TimeRangeType) == "closed";
        var title = query.Text("searchCriteria.title") ?? string.Empty;
        return call.Organization.PullRequests.All.Where(one =>
            (status == "all" || one.Status == status)
            && (source is null || one.Source == source) && (target is null || one.Target == target)
            && (creator is null || one.Creator.AzureDevOpsId == creator)
            && (reviewer is null || one.Reviewers.Any(known => known.Id == reviewer))
            && (repository is null || one.Repository == repository) && (from is null || one.Repository == from)
            && ((least is null && most is null) || IsBetween(isClosing ? one.Closed : one.Created, least, most))
            && one.Title.Contains(title, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsBetween(DateTime? time, DateTimeOffset? least, DateTimeOffset? most) =>
        time is { } known && (least is null || known >= least.Value.UtcDateTime) && (most is null || known <= most.Value.UtcDateTime);
}
