
namespace AdoEntra.Emulator.Organizations.Git.PullRequests;

/// <summary>A pull request. Its number is the organization's.</summary>
internal sealed record PullRequest(
    int Id, Guid Repository, string Title, string? Description, string Source, string Target, string Status, EmulatedIdentity Creator,
    DateTime Created, DateTime? Closed, bool IsDraft, string SourceCommit, string TargetCommit)
{
    /// <summary>The commit that a merge made, or would make; null where there is none.</summary>
    public string? MergeCommit { get; init; }

    /// <summary>Who completed or abandoned it.</summary>
    public EmulatedIdentity? ClosedBy { get; init; }

    /// <summary>What was talked about, the oldest thread first.</summary>
    public IReadOnlyList<PullRequestThread> Threads { get; init; } = [];

    /// <summary>How the service writes its merge: <c>noFastForward</c>, <c>squash</c> and so on.</summary>
    public string MergeStrategy { get; init; } = "noFastForward";

    /// <summary>Whether completing it deletes the source branch.</summary>
    public bool DeletesSource { get; init; }
}
