using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>A commit to be made: what it says, what it does, and who wrote it where that is not who pushes.</summary>
internal sealed record GitNewCommit(string Comment, IReadOnlyList<GitFileChange> Changes, GitSignature? Author);
