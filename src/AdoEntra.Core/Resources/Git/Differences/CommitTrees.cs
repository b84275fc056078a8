using System.Collections.Concurrent;

namespace AdoEntra.Resources.Git.Differences;

/// <summary>Finds the files of commits by their paths. A folder is read when it is first needed, and once.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="place">The repository.</param>
internal sealed class CommitTrees(ResourceClient client, RepositoryPlace place)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> _roots = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<Dictionary<string, GitTreeEntry>>>> _trees = new(StringComparer.Ordinal);

    /// <summary>The file at a path of a commit; null where there is none.</summary>
    /// <param name="commit">The id of the commit; null for none, where there are no files.</param>
    /// <param name="path">The path from the root, without a slash before it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<GitTreeEntry?> FindAsync(string? commit, string path, CancellationToken cancellationToken)
    {
        if (commit is null) return null;
        string? tree = await _roots
            .GetOrAdd(commit, id => new(() => RootAsync(id, cancellationToken)))
            .Value.ConfigureAwait(false);
        GitTreeEntry? entry = null;
        foreach (string name in path.Split('/'))
        {
            if (tree is null) return null;
            Dictionary<string, GitTreeEntry> entries = await _trees
                .GetOrAdd(tree, id => new(() => ReadAsync(id, cancellationToken)))
                .Value.ConfigureAwait(false);
            if (!entries.TryGetValue(name, out entry)) return null;
            tree = entry.IsFolder ? entry.ObjectId : null;
        }

        return entry is { IsFolder: true } ? null : entry;
    }

    private async Task<string?> RootAsync(string commit, CancellationToken cancellationToken) =>
        (await client.ReadOneAsync(AdoCommit.One(place.Project, place.Repository, commit), cancellationToken).ConfigureAwait(false)).TreeId;

    private async Task<Dictionary<string, GitTreeEntry>> ReadAsync(string id, CancellationToken cancellationToken)
    {
        GitTree tree = await client.ReadOneAsync(GitTree.One(place.Project, place.Repository, id), cancellationToken).ConfigureAwait(false);
        return tree.TreeEntries.ToDictionary(static entry => entry.RelativePath ?? string.Empty, StringComparer.Ordinal);
    }
}
