using AdoEntra.Emulator.Organizations.Git;

namespace AdoEntra.Emulator;

/// <summary>
/// A Git repository of an emulated project. The properties are those of <c>GitRepository</c> in the service's 7.1 contract.
/// </summary>
public sealed record EmulatedRepository
{
    /// <summary>The repository's id, the same in every run.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name, as shown; not percent-encoded.</summary>
    public required string Name { get; init; }

    /// <summary>The full ref name (<c>refs/heads/main</c>), or null for a repository without commits.</summary>
    public string? DefaultBranch { get; init; }

    /// <summary>The size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Whether the repository is switched off: it is listed but cannot be read.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Whether the service is working on the repository.</summary>
    public bool IsInMaintenance { get; init; }

    /// <summary>Whether it is listed only when <c>includeHidden=true</c> is asked for, as the repository behind a wiki is.</summary>
    public bool IsHidden { get; init; }

    internal DateTime Created { get; init; } = new(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>What it is a fork of; null for none.</summary>
    internal Guid? Parent { get; init; }

    internal Lazy<GitContent> Content { get; init; } = new(() => SampleGit.Of(string.Empty, null));
}
