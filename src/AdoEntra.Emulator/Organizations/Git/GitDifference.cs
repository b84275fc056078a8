using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>How a file differs between two commits.</summary>
/// <param name="Path">The file, from the root.</param>
/// <param name="Before">What it was; null where it was not there.</param>
/// <param name="After">What it is; null where it is not there any more.</param>
internal sealed record GitDifference(string Path, GitTreeEntry? Before, GitTreeEntry? After)
{
    /// <summary>As the service calls it.</summary>
    public string Kind => Before is null ? "add" : After is null ? "delete" : "edit";

    /// <summary>All files that differ, by their path.</summary>
    public static IReadOnlyList<GitDifference> Between(
        IReadOnlyDictionary<string, GitTreeEntry> before, IReadOnlyDictionary<string, GitTreeEntry> after) =>
    [
        .. before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Select(path => new GitDifference(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)))
            .Where(file => file.Before?.Id != file.After?.Id || file.Before?.Mode != file.After?.Mode)
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];
}
