using System.Collections.Concurrent;
using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>
/// What is in a repository: branches and tags, objects, and the pushes that brought them. What is read is what was there when reading
/// began.
/// </summary>
internal sealed class GitContent(
    GitObjects objects, IReadOnlyList<GitReference> references, IReadOnlyList<GitPush> pushes,
    IReadOnlyDictionary<string, EmulatedContent>? beside = null)
{
    private static readonly Dictionary<string, GitTreeEntry> NoFiles = [];

    private readonly Lock _gate = new();
    private volatile IReadOnlyList<GitReference> _references = references;
    private volatile IReadOnlyList<GitPush> _pushes = pushes;

    private readonly GitHistory _history = new(objects);

    public GitObjects Objects { get; } = objects;

    /// <summary>Sorted by name.</summary>
    public IReadOnlyList<GitReference> References => _references;

    /// <summary>All pushes, the latest one first.</summary>
    public IReadOnlyList<GitPush> Pushes => _pushes;

    /// <summary>Who locked which branch.</summary>
    public ConcurrentDictionary<string, EmulatedIdentity> Locks { get; } = new(StringComparer.Ordinal);

    /// <summary>Who made which branch or tag since the start.</summary>
    public ConcurrentDictionary<string, EmulatedIdentity> Creators { get; } = new(StringComparer.Ordinal);

    /// <summary>Where a branch or tag points; null when there is none of that full name.</summary>
    public string? Find(string reference) => _references is GitReference[] held
        ? Array.Find(held, one => one.Name == reference).ObjectId
        : _references.FirstOrDefault(one => one.Name == reference).ObjectId;

    /// <summary>The commit that a branch or tag stands for; null when there is none.</summary>
    public GitCommit? Tip(string? reference) =>
        reference is not null && Find(reference) is { } id ? Objects.Commit(Objects.Peel(id)) : null;

    /// <summary>Where a branch was after a push; null where nothing is known of it.</summary>
    public string? Before(string reference, int push)
    {
        var moves = _pushes.SelectMany(one => one.Moves, (one, move) => (one.Id, Move: move)).Where(one => one.Move.Name == reference);
        string? later = null;
        foreach (var (id, move) in moves)
        {
            if (id <= push)
            {
                return move.NewId;
            }

            later = move.OldId;
        }

        return later ?? Find(reference);
    }

    /// <summary>A commit and all that came before it, the latest one first.</summary>
    public IReadOnlyList<GitCommit> History(GitCommit? tip) => _history.Of(tip);

    /// <summary>The latest commit that two have in common; null when they have none.</summary>
    public GitCommit? MergeBase(GitCommit one, GitCommit other) => _history.MergeBase(one, other);

    /// <summary>The commits of one history that are not in another, the latest one first.</summary>
    public IReadOnlyList<GitCommit> Beyond(GitCommit tip, GitCommit? known) => _history.Beyond(tip, known);

    /// <summary>The files of a commit as git has them.</summary>
    public IReadOnlyDictionary<string, GitTreeEntry> Entries(GitCommit? commit) => commit is null ? NoFiles : Objects.Files(commit.TreeId);

    /// <summary>The files of a commit by their path from the root, <c>/src/app.cs</c>; submodules are none.</summary>
    public IReadOnlyDictionary<string, EmulatedContent> Files(GitCommit? commit)
    {
        var files = Entries(commit)
            .Where(file => file.Value.Kind == GitObject.Blob)
            .ToDictionary(file => file.Key, EmulatedContent (file) => Objects.Content(file.Value.Id)!, StringComparer.Ordinal);
        foreach (var (path, content) in commit is null || beside is null ? NoContents : beside)
        {
            files.TryAdd(path, content);
        }

        return files;
    }

    /// <summary>The name of a folder's object; null where there is no such folder.</summary>
    public string? FolderId(GitCommit commit, string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(
        (string?)commit.TreeId,
        (tree, name) => tree is null ? null : Objects.Tree(tree).FirstOrDefault(entry => entry.IsFolder && entry.Name == name)?.Id);

    /// <summary>What a commit changed against its first parent.</summary>
    public IReadOnlyList<GitDifference> Changes(GitCommit commit) =>
        Differences(commit.Parents.Count == 0 ? null : Objects.Commit(commit.Parents[0]), commit);

    /// <summary>What differs between two commits.</summary>
    public IReadOnlyList<GitDifference> Differences(GitCommit? before, GitCommit after) =>
        GitDifference.WithRenames(Entries(before), Entries(after), Objects);

    /// <summary>Moves, makes or deletes a branch or tag, unless another caller did so in between.</summary>
    /// <returns>Whether it was where the caller thought it was.</returns>
    public bool TryMove(EmulatedIdentity pusher, DateTime now, string reference, string oldId, string newId)
    {
        lock (_gate)
        {
            if ((Find(reference) ?? ObjectId.None) != oldId)
            {
                return false;
            }

            Push(pusher, now, [new GitReferenceMove(reference, oldId, newId)]);
            return true;
        }
    }

    /// <summary>
    /// Adds commits at the tip of a branch, or begins a branch at any commit, and moves others, all of it or nothing.
    /// </summary>
    /// <param name="updates">Where each branch is thought to be; its new place, or null for where the commits lead.</param>
    /// <param name="pusher">Who does it.</param>
    /// <param name="now">When.</param>
    /// <param name="commits">The commits, the first one first.</param>
    /// <param name="stale">The first branch that is elsewhere by now; null where there is none.</param>
    /// <returns>The push; null where there is such a branch.</returns>
    /// <exception cref="InvalidOperationException">A file is there that must not be, or vice versa.</exception>
    public GitPush? TryPush(
        IReadOnlyList<(string Name, string OldId, string? NewId)> updates, EmulatedIdentity pusher, DateTime now,
        IReadOnlyList<GitNewCommit> commits, out string? stale)
    {
        lock (_gate)
        {
            // A branch that is not there yet may begin at any commit.
            stale = updates.FirstOrDefault(update => Find(update.Name) is { } current ? current != update.OldId
                : update.OldId != ObjectId.None && (update.NewId is not null || Objects.Commit(update.OldId) is null)).Name;
            if (stale is not null)
            {
                return null;
            }

            var signature = new GitSignature(pusher.Name, ServiceHeaders.UserName(pusher), now);
            return Push(
                pusher, now,
                [
                    .. updates.Select(update => new GitReferenceMove(
                        update.Name, Find(update.Name) ?? ObjectId.None, update.NewId ?? Committed(update.OldId, signature, commits))),
                ]);
        }
    }

    /// <summary>
    /// Takes over what git itself has been pushed to; the objects are there already. What another caller moved in between stays as it is.
    /// </summary>
    /// <returns>The moves that were made.</returns>
    public IReadOnlyList<GitReferenceMove> Keep(EmulatedIdentity pusher, DateTime now, IReadOnlyList<GitReferenceMove> moves)
    {
        lock (_gate)
        {
            GitReferenceMove[] made = [.. moves.Where(move => (Find(move.Name) ?? ObjectId.None) == move.OldId)];
            if (made.Length > 0)
            {
                Push(pusher, now, made);
            }

            return made;
        }
    }

    /// <summary>Takes over the objects of another repository, and those of its branches and tags that are wanted, by one push.</summary>
    public void TakeOver(GitContent other, EmulatedIdentity pusher, DateTime now, Func<string, bool> wanted)
    {
        foreach (var added in other.Objects.After(0))
        {
            Objects.Add(added.Kind, added.Content);
        }

        Keep(pusher, now, [
            .. other.References.Where(one => wanted(one.Name))
                .Select(one => new GitReferenceMove(one.Name, ObjectId.None, one.ObjectId)),
        ]);
    }

    private static IReadOnlyDictionary<string, EmulatedContent> NoContents { get; } = new Dictionary<string, EmulatedContent>();

    private string Committed(string id, GitSignature signature, IReadOnlyList<GitNewCommit> commits)
    {
        var tip = Objects.Commit(id);
        foreach (var commit in commits)
        {
            tip = Objects.AddCommit(
                Objects.AddTree(Apply(Entries(tip), commit.Changes)), tip is null ? [] : [tip.Id], commit.Author ?? signature,
                signature, commit.Comment);
        }

        return tip!.Id;
    }

    private List<GitCommit> Commits(IEnumerable<string> ids) => [.. ids.Select(id => Objects.Commit(Objects.Peel(id))).OfType<GitCommit>()];

    private Dictionary<string, GitTreeEntry> Apply(IReadOnlyDictionary<string, GitTreeEntry> before, IReadOnlyList<GitFileChange> changes)
    {
        var files = new Dictionary<string, GitTreeEntry>(before, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            var former = files.GetValueOrDefault(change.FormerPath ?? change.Path);
            if ((change.MustExist is { } must && must == former is null)
                || (change.FormerPath is not null && files.ContainsKey(change.Path)))
            {
                throw new InvalidOperationException(change.Path);
            }

            files.Remove(change.FormerPath ?? change.Path);
            if (change.Content is { } content)
            {
                files[change.Path] = new GitTreeEntry(former?.Mode ?? GitTreeEntry.File, string.Empty, Objects.Add(content));
            }
            else if (change.FormerPath is not null)
            {
                files[change.Path] = former!;
            }
        }

        return files;
    }

    // The caller holds the gate.
    private GitPush Push(EmulatedIdentity pusher, DateTime now, IReadOnlyList<GitReferenceMove> moves)
    {
        var known = _references.Select(one => one.ObjectId).Concat(moves.Select(move => move.OldId)).Distinct();
        var reached = _history.Walk(Commits(known), []).Select(commit => commit.Id).ToHashSet();
        var commits = _history.Walk(Commits(moves.Select(move => move.NewId)), reached);
        var push = new GitPush(_pushes.Count == 0 ? 1 : _pushes[0].Id + 1, pusher, now, moves, commits);
        foreach (var move in moves)
        {
            if (move.OldId == ObjectId.None)
            {
                Creators[move.Name] = pusher;
            }

            Move(move.Name, move.NewId);
        }

        _pushes = [push, .. _pushes];
        return push;
    }

    private void Move(string reference, string newId)
    {
        if (newId == ObjectId.None)
        {
            Locks.TryRemove(reference, out _);
            Creators.TryRemove(reference, out _);
        }

        var others = _references.Where(one => one.Name != reference);
        _references = newId == ObjectId.None
            ? [.. others]
            : [.. others.Append(new GitReference(reference, newId)).OrderBy(one => one.Name, StringComparer.Ordinal)];
    }
}
