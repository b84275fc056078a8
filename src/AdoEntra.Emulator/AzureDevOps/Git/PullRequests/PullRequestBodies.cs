using System.Text.Json;
using System.Text.Json.Serialization;
using AdoEntra.Emulator.AzureDevOps.Graph;

namespace AdoEntra.Emulator.AzureDevOps.Git.PullRequests;

// [D] git-7.1 GitPullRequest and what belongs to one. What an answer leaves out is null here.

internal sealed record CompletionOptionsBody(
    string? MergeCommitMessage, bool? DeleteSourceBranch, string? MergeStrategy, bool? SquashMerge, bool? TransitionWorkItems,
    bool? BypassPolicy, string? BypassReason, IReadOnlyList<int> AutoCompleteIgnoreConfigIds);

internal sealed record ReviewerBody(
    string ReviewerUrl, int Vote, bool HasDeclined, bool IsRequired, bool IsFlagged, string DisplayName, string Url,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links, string Id, string UniqueName, string ImageUrl,
    bool? IsContainer);

internal sealed record LabelBody(Guid Id, string Name, bool Active, string? Url);

/// <summary>A work item that something is about.</summary>
internal sealed record ResourceReferenceBody(string Id, string Url);

internal sealed record PullRequestBody(
    RepositoryBody Repository, int PullRequestId, int CodeReviewId, string Status, IdentityReferenceBody CreatedBy, DateTime CreationDate,
    DateTime? ClosedDate, string Title, string? Description, string SourceRefName, string TargetRefName, string MergeStatus, bool IsDraft,
    Guid MergeId, CommitReferenceBody LastMergeSourceCommit, CommitReferenceBody LastMergeTargetCommit,
    CommitReferenceBody? LastMergeCommit, IReadOnlyList<ReviewerBody> Reviewers, IReadOnlyList<LabelBody>? Labels, string Url,
    bool SupportsIterations,
    IdentityReferenceBody? ClosedBy, CompletionOptionsBody? CompletionOptions, DateTime? CompletionQueueTime, string? MergeFailureMessage,
    string? ArtifactId, [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody>? Links,
    IdentityReferenceBody? AutoCompleteSetBy, IReadOnlyList<ResourceReferenceBody>? WorkItemRefs, IReadOnlyList<CommitBody>? Commits);

internal sealed record IterationBody(
    int Id, string? Description, IdentityReferenceBody Author, DateTime CreatedDate, DateTime UpdatedDate,
    CommitReferenceBody SourceRefCommit, CommitReferenceBody TargetRefCommit, CommitReferenceBody? CommonRefCommit, bool HasMoreCommits,
    IReadOnlyList<CommitBody>? Commits, PushReferenceBody? Push, string Reason,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links);

internal sealed record IterationChangeBody(
    int ChangeTrackingId, int ChangeId, ChangedItemBody Item, string ChangeType, string? OriginalPath);

/// <summary>A part of what an iteration changes. What comes after it is said inside, and nothing is said at the end.</summary>
internal sealed record IterationChangesBody(IReadOnlyList<IterationChangeBody> ChangeEntries, int? NextSkip, int? NextTop);

internal sealed record ThreadBody(
    int Id, DateTime PublishedDate, DateTime LastUpdatedDate, IReadOnlyList<CommentBody> Comments, string? Status,
    JsonElement? ThreadContext, JsonElement? PullRequestThreadContext, IReadOnlyDictionary<string, PropertyBody> Properties,
    bool IsDeleted,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links);

internal sealed record CommentBody(
    int Id, int ParentCommentId, IdentityReferenceBody Author, string? Content, DateTime PublishedDate, DateTime LastUpdatedDate,
    DateTime LastContentUpdatedDate, string CommentType, bool? IsDeleted, IReadOnlyList<IdentityReferenceBody> UsersLiked,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links);
