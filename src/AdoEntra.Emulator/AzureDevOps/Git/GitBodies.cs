using System.Text.Json.Serialization;
using AdoEntra.Emulator.AzureDevOps.Graph;

namespace AdoEntra.Emulator.AzureDevOps.Git;

// [D] git-7.1 GitRefUpdateResult, GitCommitRef, GitPush, GitPullRequest, GitItem. What an answer leaves out is null here.

internal sealed record ReferenceUpdateBody(
    Guid RepositoryId, string Name, string OldObjectId, string NewObjectId, bool IsLocked, string UpdateStatus, bool Success);

internal sealed record PersonDateBody(string Name, string Email, DateTime Date);

internal sealed record ChangeCountsBody(
    [property: JsonPropertyName("Add")] int Add, [property: JsonPropertyName("Edit")] int Edit,
    [property: JsonPropertyName("Delete")] int Delete);

internal sealed record CommitBody(
    string? TreeId, string CommitId, PersonDateBody Author, PersonDateBody Committer, string Comment, ChangeCountsBody? ChangeCounts,
    IReadOnlyList<string>? Parents, string Url, string RemoteUrl);

/// <summary>A branch as a push moved it.</summary>
internal sealed record ReferenceMoveBody(Guid RepositoryId, string Name, string OldObjectId, string NewObjectId);

internal sealed record PushBody(
    int PushId, DateTime Date, IdentityReferenceBody PushedBy, IReadOnlyList<CommitBody>? Commits,
    IReadOnlyList<ReferenceMoveBody>? RefUpdates, RepositoryBody? Repository, string Url);

internal sealed record ItemBody(
    string ObjectId, string GitObjectType, string CommitId, string Path, bool? IsFolder, string? Content,
    ContentMetadataBody? ContentMetadata, string Url);

internal sealed record ContentMetadataBody(string FileName, string Extension, string ContentType, int Encoding, bool? IsBinary);

internal sealed record CommitReferenceBody(string CommitId, string Url);

internal sealed record PullRequestBody(
    RepositoryBody Repository, int PullRequestId, int CodeReviewId, string Status, IdentityReferenceBody CreatedBy, DateTime CreationDate,
    DateTime? ClosedDate, string Title, string? Description, string SourceRefName, string TargetRefName, string MergeStatus, bool IsDraft,
    Guid MergeId, CommitReferenceBody LastMergeSourceCommit, CommitReferenceBody LastMergeTargetCommit,
    IReadOnlyList<IdentityReferenceBody> Reviewers, string Url, bool SupportsIterations);
