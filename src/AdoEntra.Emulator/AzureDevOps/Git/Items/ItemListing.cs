using AdoEntra.Emulator.AzureDevOps.Git.Commits;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.AzureDevOps.Git.Items;

/// <summary>Makes the bodies of files and folders of a commit.</summary>
internal sealed class ItemListing(ResourceCall call, RepositoryHome home, GitCommit commit, ItemOptions options)
{
    private const string SymbolicLink = "120000";

    public IReadOnlyDictionary<string, EmulatedContent> Files { get; } = home.Content.Files(commit);

    /// <summary>A path, and what is below it as far as a level goes.</summary>
    /// <exception cref="ServiceRefusalException">There is no such path.</exception>
    public ItemBody[] List(string path, string level)
    {
        Require(path);
        string[] paths =
        [
            path,
            .. level == "none" ? [] : Below(path).Where(item => level == "full" || Depth(item) == Depth(path) + 1),
        ];
        var latest = options.HasLatestChange ? LatestChanges(paths) : [];
        var entries = home.Content.Entries(commit);
        return [.. paths.Select(item => Body(item, entries.GetValueOrDefault(item), latest.GetValueOrDefault(item)))];
    }

    public void Require(string path)
    {
        if (path != "/" && !Files.ContainsKey(path) && !Files.Keys.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal)))
        {
            throw new ServiceRefusalException(GitErrors.NoItem(path, commit.Id));
        }
    }

    public static string Normalized(string path) => "/" + path.Trim('/');

    private ItemBody Body(string path, GitTreeEntry? entry, GitCommit? latest)
    {
        var file = Files.GetValueOrDefault(path);
        var url = call.Address.Item(home.Project, home.Repository, path, commit.Id);
        var text = file is null ? null : new ItemText(path, file);
        return new ItemBody(
            file?.Hash ?? home.Content.FolderId(commit, path)!, file is null ? GitObject.Tree : GitObject.Blob,
            commit.Id, path, file is null ? true : null, entry?.Mode == SymbolicLink ? true : null,
            options.HasContent ? text?.Content : null, options.HasMetadata ? text?.Metadata : null,
            latest is null ? null : CommitListing.Commit(call, home, latest, whole: false), url,
            options.HasLinks
                ? new Dictionary<string, LinkBody>
                {
                    ["self"] = new(url),
                    ["repository"] = new(call.Address.Repository(home.Project, home.Repository)),
                    [file is null ? "tree" : "blob"] = new(
                        $"{call.Address.Repository(home.Project, home.Repository)}/{(file is null ? "trees" : "blobs")}/"
                        + (file?.Hash ?? home.Content.FolderId(commit, path))),
                }
                : null);
    }

    // Of a folder the latest one of what is in it.
    private Dictionary<string, GitCommit> LatestChanges(string[] paths)
    {
        var (missing, found) = (paths.ToHashSet(StringComparer.Ordinal), new Dictionary<string, GitCommit>(StringComparer.Ordinal));
        foreach (var earlier in home.Content.History(commit))
        {
            foreach (var changed in home.Content.Changes(earlier).SelectMany(change => new[] { change.Path, change.FormerPath }))
            {
                for (var path = changed; path is not null; path = Parent(path))
                {
                    if (missing.Remove(path))
                    {
                        found[path] = earlier;
                    }
                }
            }

            if (missing.Count == 0)
            {
                break;
            }
        }

        return found;
    }

    // Files and the folders they are in, sorted by path.
    private IEnumerable<string> Below(string path)
    {
        var folder = path == "/" ? "/" : path + "/";
        return Files.Keys
            .Where(file => file.StartsWith(folder, StringComparison.Ordinal))
            .SelectMany(file => Enumerable.Range(folder.Length, file.Length - folder.Length)
                .Where(index => file[index] == '/').Select(index => file[..index]).Append(file))
            .Distinct().Order(StringComparer.Ordinal);
    }

    private static string? Parent(string path) => path == "/" ? null : path.LastIndexOf('/') is > 0 and var end ? path[..end] : "/";

    private static int Depth(string path) => path == "/" ? 0 : path.Count(letter => letter == '/');
}
