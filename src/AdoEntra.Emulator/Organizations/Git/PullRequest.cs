namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>A pull request. Its number is the organization's.</summary>
internal sealed record PullRequest(
    int Id, Guid Repository, string Title, string? Description, string Source, string Target, string Status, EmulatedIdentity Creator,
    DateTime Created, DateTime? Closed, bool IsDraft, string SourceCommit, string TargetCommit);
