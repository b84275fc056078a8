using System.Text.Json.Serialization;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.AzureDevOps.Git;

// [D] git-7.1 GitRefUpdateResult, GitCommitRef, GitPush, GitItem. What an answer leaves out is null here.

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
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody>? Links, IReadOnlyList<ChangeBody>? Changes,
    IReadOnlyList<PullRequests.ResourceReferenceBody>? WorkItems);

/// <summary>The push that a commit came by.</summary>
internal sealed record PushReferenceBody(IdentityReferenceBody PushedBy, int PushId, DateTime Date);

/// <summary>A file that a commit changed; <c>originalObjectId</c> is what it was before.</summary>
internal sealed record ChangedItemBody(
    string ObjectId, string? OriginalObjectId, string GitObjectType, string CommitId, string Path, bool? IsFolder, string Url);

internal sealed record ChangeBody(ChangedItemBody Item, string ChangeType, string? SourceServerItem);

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
    string ObjectId, string GitObjectType, string CommitId, string Path, bool? IsFolder, bool? IsSymLink, string? Content,
    ContentMetadataBody? ContentMetadata, CommitBody? LatestProcessedChange, string Url,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody>? Links);

internal sealed record ContentMetadataBody(
    string FileName, string Extension, string ContentType, int Encoding, bool? IsBinary, bool? IsImage);

internal sealed record CommitReferenceBody(string CommitId, string Url);

/// <summary>A branch after it was locked or unlocked.</summary>
internal sealed record ReferenceBody(
    string Name, string ObjectId, IdentityReferenceBody Creator, bool? IsLocked, IdentityReferenceBody? IsLockedBy, string Url);
