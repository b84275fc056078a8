namespace AdoEntra.Resources.Git.Policies;

/// <summary>
/// The types of policies that have parameters of their own, with the settings of each. The ids are the same in every organization; names
/// and settings are those of the service, as the portal and <c>az repos policy</c> send them.
/// </summary>
/// <param name="Id">The id of the type.</param>
/// <param name="Name">The name that the service shows for it.</param>
/// <param name="IsOfBranches">Whether it is about pull requests into branches, or about pushes to whole repositories.</param>
/// <param name="Settings">The names of its settings, but for <c>scope</c>, which every type has.</param>
internal sealed record PolicyKind(string Id, string Name, bool IsOfBranches, params string[] Settings)
{
    /// <summary>So many have to approve.</summary>
    public static PolicyKind MinimumReviewers { get; } = new(
        "fa4e907d-c16b-4a4c-9dfa-4906e5d171dd",
        "Minimum number of reviewers",
        true,
        "minimumApproverCount",
        "creatorVoteCounts",
        "allowDownvotes",
        "resetOnSourcePush",
        "requireVoteOnLastIteration",
        "resetRejectionsOnSourcePush",
        "blockLastPusherVote"
    );

    /// <summary>These have to approve.</summary>
    public static PolicyKind RequiredReviewers { get; } = new(
        "fd2167ab-b0be-447a-8ec8-39368250530e",
        "Required reviewers",
        true,
        "requiredReviewerIds",
        "filenamePatterns",
        "message",
        "minimumApproverCount",
        "creatorVoteCounts",
        "addedFilesOnly"
    );

    /// <summary>A pipeline has to succeed.</summary>
    public static PolicyKind Build { get; } = new(
        "0609b952-1397-4640-95ec-e00a01b2c241",
        "Build",
        true,
        "buildDefinitionId",
        "displayName",
        "queueOnSourceUpdateOnly",
        "manualQueueOnly",
        "validDuration",
        "filenamePatterns"
    );

    /// <summary>Every comment has to be resolved.</summary>
    public static PolicyKind CommentRequirements { get; } = new("c6a1889d-b943-4856-b76f-9e46bb6b0df2", "Comment requirements", true);

    /// <summary>There has to be a work item.</summary>
    public static PolicyKind WorkItemLinking { get; } = new("40e92b44-2fe1-4dd6-b3d8-74a9c21d0c6e", "Work item linking", true);

    /// <summary>Only these ways to merge.</summary>
    public static PolicyKind MergeStrategy { get; } = new(
        "fa4e907d-c16b-4a4c-9dfa-4916e5d171ab",
        "Require a merge strategy",
        true,
        "allowNoFastForward",
        "allowSquash",
        "allowRebase",
        "allowRebaseMerge"
    );

    /// <summary>No larger files.</summary>
    public static PolicyKind FileSize { get; } = new(
        "2e26e725-8201-4edd-8bf5-978563c34a80",
        "File size restriction",
        false,
        "maximumGitBlobSizeInBytes",
        "useUncompressedSize"
    );

    /// <summary>No names that differ in case only.</summary>
    public static PolicyKind CaseEnforcement { get; } = new(
        "7ed39669-655c-494e-b4a0-a08b4da0fcce",
        "Git repository settings",
        false,
        "enforceConsistentCase"
    );

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PolicyKind> All { get; } =
    [
        MinimumReviewers,
        RequiredReviewers,
        Build,
        CommentRequirements,
        WorkItemLinking,
        MergeStrategy,
        FileSize,
        CaseEnforcement,
    ];

    /// <summary>The one of a type's id; null where it has no parameters of its own.</summary>
    public static PolicyKind? Find(string? id) => All.FirstOrDefault(kind => NameFilter.Same(kind.Id, id));
}
