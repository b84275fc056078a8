using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>How a file differs between two commits.</summary>
/// <param name="Path">The file, from the root.</param>
/// <param name="Before">What it was; null where it was not there.</param>
/// <param name="After">What it is; null where it is not there any more.</param>
/// <param name="FormerPath">Where it was before, when it is called otherwise now; of one that is
/// gone so, its own path; otherwise null.</param>
internal sealed record GitDifference(string Path, GitTreeEntry? Before, GitTreeEntry? After, string? FormerPath = null)
{
    /// <summary>As the service calls it.</summary>
    public string Kind => Before is null ? "add"
        : After is null ? FormerPath is null ? "delete" : "delete, sourceRename"
        : FormerPath is null ? "edit"
        : "rename";

    /// <summary>All files that differ, by their path.</summary>
    public static IReadOnlyList<GitDifference> Between(
        IReadOnlyDictionary<string, GitTreeEntry> before, IReadOnlyDictionary<string, GitTreeEntry> after) =>
    [
        .. before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Select(path => new GitDifference(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)))
            .Where(file => file.Before?.Id != file.After?.Id || file.Before?.Mode != file.After?.Mode)
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    /// <summary>
    /// The same, where a file that is gone and one with the same content that is new are one that is called otherwise; git sees that of
    /// files that are only alike too.
    /// </summary>
    public static IReadOnlyList<GitDifference> WithRenames(
        IReadOnlyDictionary<string, GitTreeEntry> before, IReadOnlyDictionary<string, GitTreeEntry> after)
    {
        List<GitDifference> all = [.. Between(before, after)];
        foreach (var gone in all.Where(file => file.After is null).ToArray())
        {
            var place = all.FindIndex(file => file.Before is null && file.After!.Id == gone.Before!.Id);
            if (place >= 0)
            {
                all[place] = all[place] with { Before = gone.Before, FormerPath = gone.Path };
                all.Remove(gone);
            }
        }

        return all;
    }

    /// <summary>The folders that files in them make, change or take away, among these files, by their path.</summary>
    /// <param name="files">The files that differ.</param>
    /// <param name="before">The folder's object at the earlier one of two commits; null where there is no such folder.</param>
    /// <param name="after">The same of the later one.</param>
    public static IReadOnlyList<GitDifference> WithFolders(
        IReadOnlyList<GitDifference> files, Func<string, string?> before, Func<string, string?> after)
    {
        static IEnumerable<string> Above(string? path)
        {
            for (var end = path?.LastIndexOf('/') ?? 0; end > 0; end = path!.LastIndexOf('/', end - 1))
            {
                yield return path![..end];
            }
        }

        static GitTreeEntry? Folder(string path, string? id) => id is null ? null
            : new GitTreeEntry(GitTreeEntry.Folder, path[(path.LastIndexOf('/') + 1)..], id);
        var folders = files.SelectMany(file => Above(file.Path).Concat(Above(file.FormerPath))).Distinct()
            .Select(path => new GitDifference(path, Folder(path, before(path)), Folder(path, after(path))));
        return [.. files.Concat(folders).OrderBy(one => one.Path, StringComparer.Ordinal)];
    }
}
