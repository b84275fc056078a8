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

    public IReadOnlyList<PullRequestReviewer> Reviewers { get; init; } = [];

    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The numbers of the work items that it is about.</summary>
    public IReadOnlyList<int> WorkItems { get; init; } = [];

    /// <summary>How it is to be completed, or was; null where nothing was said.</summary>
    public CompletionOptions? Completion { get; init; }

    /// <summary>Who wants it completed as soon as its policies let it; null for none.</summary>
    public EmulatedIdentity? AutoCompleteSetBy { get; init; }

    /// <summary>When which policy was evaluated once more, by the policy's number.</summary>
    public IReadOnlyDictionary<int, DateTime> Requeued { get; init; } = new Dictionary<int, DateTime>();

    /// <summary>
    /// The latest push of the repository when it was made: what is pushed to its source branch afterwards is an iteration.
    /// </summary>
    public int FirstPush { get; init; }

    /// <summary>The latest push when it was closed.</summary>
    public int LastPush { get; init; } = int.MaxValue;
}
