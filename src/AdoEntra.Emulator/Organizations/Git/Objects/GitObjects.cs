using System.Collections.Concurrent;
using System.Text;
using AdoEntra.Emulator.Content;

namespace AdoEntra.Emulator.Organizations.Git.Objects;

/// <summary>The objects of a repository, as git has them. What was added stays.</summary>
internal sealed class GitObjects
{
    private readonly Lock _gate = new();
    private readonly List<GitObject> _inOrder = [];
    private readonly ConcurrentDictionary<string, GitObject> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, GitCommit> _commits = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HeldContent> _contents = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, GitTreeEntry>> _files = new(StringComparer.Ordinal);

    /// <summary>Adds an object unless it is there, and names it.</summary>
    public string Add(string kind, ReadOnlyMemory<byte> content)
    {
        var added = new GitObject(ObjectId.Of(kind, content.Span), kind, content);
        lock (_gate)
        {
            if (_byId.TryAdd(added.Id, added))
            {
                _inOrder.Add(added);
            }
        }

        return added.Id;
    }

    public string Add(HeldContent content)
    {
        _contents.TryAdd(content.Hash, content);
        return Add(GitObject.Blob, content.Bytes);
    }

    public GitCommit AddCommit(string tree, IReadOnlyList<string> parents, GitSignature author, GitSignature committer, string comment) =>
        Commit(Add(GitObject.Commit, GitCommit.Write(tree, parents, author, committer, comment)))!;

    /// <summary>Adds the folders that files make, and names the outermost one.</summary>
    /// <param name="files">The files by their path from the root, <c>/src/app.cs</c>.</param>
    public string AddTree(IReadOnlyDictionary<string, GitTreeEntry> files) =>
        AddTree(files.Select(file => (Path: file.Key[1..], Entry: file.Value)));

    public GitObject? Find(string id) => _byId.GetValueOrDefault(id);

    public GitCommit? Commit(string id) => _commits.TryGetValue(id, out var known) ? known
        : Find(id) is { Kind: GitObject.Commit } found ? _commits.GetOrAdd(id, GitCommit.Parse(found))
        : null;

    public HeldContent? Content(string id) => _contents.TryGetValue(id, out var known) ? known
        : Find(id) is { Kind: GitObject.Blob } found ? _contents.GetOrAdd(id, new HeldContent(found.Content.ToArray()))
        : null;

    /// <summary>What an object stands for: a tag for what it was put on.</summary>
    public string Peel(string id)
    {
        while (Find(id) is { Kind: GitObject.Tag } tag)
        {
            id = Encoding.UTF8.GetString(tag.Content.Span["object ".Length..("object ".Length + 40)]);
        }

        return id;
    }

    /// <summary>What is directly in a folder, in git's order.</summary>
    public IReadOnlyList<GitTreeEntry> Tree(string id)
    {
        var entries = new List<GitTreeEntry>();
        var rest = Find(id) is { Kind: GitObject.Tree } tree ? tree.Content.Span : [];
        while (!rest.IsEmpty)
        {
            var (space, end) = (rest.IndexOf((byte)' '), rest.IndexOf((byte)0));
            entries.Add(new GitTreeEntry(
                Encoding.ASCII.GetString(rest[..space]), Encoding.UTF8.GetString(rest[(space + 1)..end]),
                Convert.ToHexStringLower(rest[(end + 1)..(end + 21)])));
            rest = rest[(end + 21)..];
        }

        return entries;
    }

    /// <summary>The files in a folder and below it, by their path from there, <c>/src/app.cs</c>.</summary>
    public IReadOnlyDictionary<string, GitTreeEntry> Files(string tree)
    {
        if (_files.TryGetValue(tree, out var known))
        {
            return known;
        }

        var files = new Dictionary<string, GitTreeEntry>(StringComparer.Ordinal);
        Collect(tree, "/", files);
        return _files.GetOrAdd(tree, files);
    }

    /// <summary>The objects that came after a number of others.</summary>
    public IReadOnlyList<GitObject> After(int count)
    {
        lock (_gate)
        {
            return _inOrder[count..];
        }
    }

    private void Collect(string tree, string folder, Dictionary<string, GitTreeEntry> files)
    {
        foreach (var entry in Tree(tree))
        {
            if (entry.IsFolder)
            {
                Collect(entry.Id, folder + entry.Name + "/", files);
            }
            else
            {
                files[folder + entry.Name] = entry;
            }
        }
    }

    private string AddTree(IEnumerable<(string Path, GitTreeEntry Entry)> files)
    {
        using var content = new MemoryStream();
        var entries = files
            .GroupBy(file => file.Path.Split('/', 2)[0], StringComparer.Ordinal)
            .Select(group => group.Any(file => file.Path == group.Key)
                ? group.Last().Entry with { Name = group.Key }
                : new GitTreeEntry(
                    GitTreeEntry.Folder, group.Key, AddTree(group.Select(file => (file.Path[(group.Key.Length + 1)..], file.Entry)))));
        foreach (var entry in entries.OrderBy(SortKey, ByteOrder))
        {
            content.Write(Encoding.UTF8.GetBytes($"{entry.Mode} {entry.Name}\0"));
            content.Write(Convert.FromHexString(entry.Id));
        }

        return Add(GitObject.Tree, content.ToArray());
    }

    // [D] git sorts by bytes, and a folder as if its name ended with a slash.
    private static byte[] SortKey(GitTreeEntry entry) => Encoding.UTF8.GetBytes(entry.IsFolder ? entry.Name + "/" : entry.Name);

    private static Comparer<byte[]> ByteOrder { get; } = Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other));
}
