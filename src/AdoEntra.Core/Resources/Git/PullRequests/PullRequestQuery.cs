using System.Globalization;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Resources.Git.PullRequests;

/// <summary>Which pull requests the service is asked for (GitPullRequestSearchCriteria, git 7.1).</summary>
internal sealed record PullRequestQuery
{
    /// <summary><c>active</c>, <c>abandoned</c>, <c>completed</c> or <c>all</c>.</summary>
    public string Status { get; init; } = "active";

    /// <summary>The id of who created them; null for anyone.</summary>
    public string? CreatorId { get; init; }

    /// <summary>The id of a reviewer of them.</summary>
    public string? ReviewerId { get; init; }

    /// <summary>The reference to the branch that is merged.</summary>
    public string? SourceRefName { get; init; }

    /// <summary>The reference to the branch that is merged into.</summary>
    public string? TargetRefName { get; init; }

    /// <summary>The range of time that they were created or closed in.</summary>
    public TimeRange Created { get; init; }

    /// <summary>The range of time that they were closed in.</summary>
    public TimeRange Closed { get; init; }

    /// <summary>The route with these criteria. The service takes one range of time: that of closing, where both are given.</summary>
    public string AddTo(string route)
    {
        bool isClosed = !Closed.IsEverything;
        TimeRange range = isClosed ? Closed : Created;
        return route
            .With("searchCriteria.status", Status)
            .With("searchCriteria.creatorId", CreatorId)
            .With("searchCriteria.reviewerId", ReviewerId)
            .With("searchCriteria.sourceRefName", SourceRefName)
            .With("searchCriteria.targetRefName", TargetRefName)
            .With("searchCriteria.minTime", Text(range.After))
            .With("searchCriteria.maxTime", Text(range.Before))
            .With("searchCriteria.queryTimeRangeType", range.IsEverything ? null : isClosed ? "closed" : "created");
    }

    private static string? Text(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A range of time, open where an end is null.</summary>
/// <param name="After">From when on.</param>
/// <param name="Before">Until when.</param>
internal readonly record struct TimeRange(DateTimeOffset? After, DateTimeOffset? Before)
{
    /// <summary>True where it is open at both ends.</summary>
    public bool IsEverything => After is null && Before is null;

    /// <summary>Whether a time is in it.</summary>
    public bool Contains(DateTimeOffset? time) => IsEverything || (time is { } at && !(at < After) && !(at > Before));
}
