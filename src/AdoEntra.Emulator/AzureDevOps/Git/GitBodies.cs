using System.Text.Json;
using System.Text.Json.Serialization;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.AzureDevOps.Git;

// [D] git-7.1 GitRefUpdateResult, GitCommitRef, GitPush, GitPullRequest, GitItem. What an answer leaves out is null here.

internal sealed record ReferenceUpdateBody(
    Guid RepositoryId, string Name, string OldObjectId, string NewObjectId, bool IsLocked, string UpdateStatus, bool Success,
    string? CustomMessage);

internal sealed record PersonDateBody(string Name, string Email, DateTime Date);

internal sealed record ChangeCountsBody(
    [property: JsonPropertyName("Add")] int Add, [property: JsonPropertyName("Edit")] int Edit,
    [property: JsonPropertyName("Delete")] int Delete);

internal sealed record CommitBody(
    string? TreeId, string CommitId, PersonDateBody Author, PersonDateBody Committer, string Comment, ChangeCountsBody? ChangeCounts,
    IReadOnlyList<string>? Parents, string Url, string RemoteUrl, PushReferenceBody? Push,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody>? Links);

/// <summary>The push that a commit came by.</summary>
internal sealed record PushReferenceBody(IdentityReferenceBody PushedBy, int PushId, DateTime Date);

/// <summary>A file that a commit changed; <c>originalObjectId</c> is what it was before.</summary>
internal sealed record ChangedItemBody(
    string ObjectId, string? OriginalObjectId, string GitObjectType, string CommitId, string Path, string Url);

internal sealed record ChangeBody(ChangedItemBody Item, string ChangeType);

internal sealed record CommitChangesBody(ChangeCountsBody ChangeCounts, IReadOnlyList<ChangeBody> Changes);

internal sealed record CommitDiffsBody(
    bool AllChangesIncluded, ChangeCountsBody ChangeCounts, IReadOnlyList<ChangeBody> Changes, string? CommonCommit, string BaseCommit,
    string TargetCommit, int AheadCount, int BehindCount);

internal sealed record BranchStatsBody(CommitBody Commit, string Name, int AheadCount, int BehindCount, bool IsBaseVersion);

/// <summary>A branch as a push moved it.</summary>
internal sealed record ReferenceMoveBody(Guid RepositoryId, string Name, string OldObjectId, string NewObjectId);

internal sealed record PushBody(
    int PushId, DateTime Date, IdentityReferenceBody PushedBy, IReadOnlyList<CommitBody>? Commits,
    IReadOnlyList<ReferenceMoveBody>? RefUpdates, RepositoryBody? Repository,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody>? Links, string Url);

internal sealed record ItemBody(
    string ObjectId, string GitObjectType, string CommitId, string Path, bool? IsFolder, string? Content,
    ContentMetadataBody? ContentMetadata, string Url,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody>? Links);

internal sealed record ContentMetadataBody(string FileName, string Extension, string ContentType, int Encoding, bool? IsBinary);

internal sealed record CommitReferenceBody(string CommitId, string Url);

internal sealed record CompletionOptionsBody(
    string MergeCommitMessage, bool DeleteSourceBranch, string MergeStrategy, bool SquashMerge, bool TransitionWorkItems);

internal sealed record ReviewerBody(
    string ReviewerUrl, int Vote, bool HasDeclined, bool IsRequired, bool IsFlagged, string DisplayName, string Url,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links, string Id, string UniqueName, string ImageUrl);

internal sealed record LabelBody(Guid Id, string Name, bool Active);

internal sealed record PullRequestBody(
    RepositoryBody Repository, int PullRequestId, int CodeReviewId, string Status, IdentityReferenceBody CreatedBy, DateTime CreationDate,
    DateTime? ClosedDate, string Title, string? Description, string SourceRefName, string TargetRefName, string MergeStatus, bool IsDraft,
    Guid MergeId, CommitReferenceBody LastMergeSourceCommit, CommitReferenceBody LastMergeTargetCommit,
    CommitReferenceBody? LastMergeCommit, IReadOnlyList<ReviewerBody> Reviewers, IReadOnlyList<LabelBody> Labels, string Url,
    bool SupportsIterations,
    IdentityReferenceBody? ClosedBy, CompletionOptionsBody? CompletionOptions, DateTime? CompletionQueueTime, string? MergeFailureMessage,
    string? ArtifactId, [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody>? Links);

internal sealed record IterationBody(
    int Id, string? Description, IdentityReferenceBody Author, DateTime CreatedDate, DateTime UpdatedDate,
    CommitReferenceBody SourceRefCommit, CommitReferenceBody TargetRefCommit, CommitReferenceBody? CommonRefCommit, bool HasMoreCommits,
    IReadOnlyList<CommitBody>? Commits, PushReferenceBody? Push, string Reason,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links);

internal sealed record IterationChangeBody(int ChangeTrackingId, int ChangeId, ChangedItemBody Item, string ChangeType);

/// <summary>A part of what an iteration changes. What comes after it is said inside, and nothing is said at the end.</summary>
internal sealed record IterationChangesBody(IReadOnlyList<IterationChangeBody> ChangeEntries, int? NextSkip, int? NextTop);

internal sealed record ThreadBody(
    int Id, DateTime PublishedDate, DateTime LastUpdatedDate, IReadOnlyList<CommentBody> Comments, string? Status,
    JsonElement? ThreadContext, IReadOnlyDictionary<string, PropertyBody> Properties, bool IsDeleted,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links);

internal sealed record CommentBody(
    int Id, int ParentCommentId, IdentityReferenceBody Author, string? Content, DateTime PublishedDate, DateTime LastUpdatedDate,
    DateTime LastContentUpdatedDate, string CommentType, bool? IsDeleted, IReadOnlyList<IdentityReferenceBody> UsersLiked,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links);

/// <summary>A branch after it was locked or unlocked.</summary>
internal sealed record ReferenceBody(
    string Name, string ObjectId, IdentityReferenceBody Creator, bool? IsLocked, IdentityReferenceBody? IsLockedBy, string Url);
