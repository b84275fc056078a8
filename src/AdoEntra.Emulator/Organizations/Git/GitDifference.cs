using System.Text;
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
    // [D] git: half of it.
    private const double LeastShare = 0.5;

    /// <summary>As the service calls it.</summary>
    public string Kind => Before is null ? "add"
        : After is null ? FormerPath is null ? "delete" : "delete, sourceRename"
        : FormerPath is null ? "edit"
        : Before.Id == After.Id ? "rename"
        : "edit, rename";

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
    /// The same, where a file that is gone and a new one with the same content, or with half of it as git has it, are one that is called
    /// otherwise.
    /// </summary>
    public static IReadOnlyList<GitDifference> WithRenames(
        IReadOnlyDictionary<string, GitTreeEntry> before, IReadOnlyDictionary<string, GitTreeEntry> after, GitObjects objects)
    {
        List<GitDifference> all = [.. Between(before, after)];
        foreach (var gone in all.Where(file => file.After is null).ToArray())
        {
            var likest = all.Where(file => file.Before is null)
                .Select(file => (File: file, Share: Share(objects, gone.Before!.Id, file.After!.Id)))
                .Where(one => one.Share >= LeastShare).OrderByDescending(one => one.Share).FirstOrDefault().File;
            if (likest is not null)
            {
                all[all.IndexOf(likest)] = likest with { Before = gone.Before, FormerPath = gone.Path };
                all.Remove(gone);
            }
        }

        return all;
    }

    // How much of the longer one both have, by lines.
    private static double Share(GitObjects objects, string one, string other)
    {
        if (one == other)
        {
            return 1;
        }

        if (objects.Content(one)?.Bytes is not { Length: > 0 } first || objects.Content(other)?.Bytes is not { Length: > 0 } second)
        {
            return 0;
        }

        var lines = Lines(first.Span).GroupBy(line => line).ToDictionary(line => line.Key, line => line.Count());
        var common = Lines(second.Span).Where(line => lines.TryGetValue(line, out var left) && (lines[line] = left - 1) >= 0)
            .Sum(line => line.Length);
        return (double)common / Math.Max(first.Length, second.Length);
    }

    // With what ends them.
    private static List<string> Lines(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<string>();
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n') is >= 0 and var found ? found + 1 : bytes.Length;
            lines.Add(Encoding.Latin1.GetString(bytes[..end]));
            bytes = bytes[end..];
        }

        return lines;
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
