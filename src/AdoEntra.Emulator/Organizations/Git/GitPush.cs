using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>A push: branches and tags that were moved, and the commits that came with them, the latest one first.</summary>
internal sealed record GitPush(
    int Id, EmulatedIdentity Pusher, DateTime Date, IReadOnlyList<GitReferenceMove> Moves, IReadOnlyList<GitCommit> Commits);
