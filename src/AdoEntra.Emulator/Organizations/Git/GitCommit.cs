namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>A commit.</summary>
internal sealed record GitCommit(
    string Id, string TreeId, string? Parent, EmulatedIdentity Author, DateTime Date, string Comment, int Added, int Edited, int Deleted);
