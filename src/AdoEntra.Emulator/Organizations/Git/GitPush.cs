namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>A push: one branch, moved by some commits.</summary>
internal sealed record GitPush(
    int Id, EmulatedIdentity Pusher, DateTime Date, string Reference, string OldId, string NewId, IReadOnlyList<GitCommit> Commits);
