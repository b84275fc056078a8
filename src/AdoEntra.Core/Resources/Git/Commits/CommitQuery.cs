using System.Globalization;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Resources.Git.Commits;

/// <summary>Which commits the service is asked for (GitQueryCommitsCriteria, git 7.1).</summary>
internal sealed record CommitQuery
{
    /// <summary>Where the history is read from; null for the default branch.</summary>
    public GitVersion? Version { get; init; }

    /// <summary>Only those that changed a file or folder.</summary>
    public string? Path { get; init; }

    /// <summary>Only those of an author: a part of the name or the email address.</summary>
    public string? Author { get; init; }

    /// <summary>Only those made at this time or later.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Only those made at this time or earlier.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>The route with these criteria.</summary>
    public string AddTo(string route) =>
        route
            .With("searchCriteria.itemVersion.version", Version?.Version)
            .With("searchCriteria.itemVersion.versionType", Version?.Type)
            .With("searchCriteria.itemPath", Path)
            .With("searchCriteria.author", Author)
            .With("searchCriteria.fromDate", Text(After))
            .With("searchCriteria.toDate", Text(Before));

    private static string? Text(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
