using AdoEntra.Emulator.Content;

namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>
/// What is in a repository: branches, commits, files. Files are those of the default branch, whichever is asked for. What is read is what
/// was there when reading began.
/// </summary>
internal sealed class GitContent(
    Guid repository, IReadOnlyList<GitReference> references, IReadOnlyList<GitCommit> history,
    IReadOnlyDictionary<string, EmulatedContent> files)
{
    private readonly Lock _gate = new();
    private volatile IReadOnlyList<GitReference> _references = references;
    private volatile IReadOnlyDictionary<string, EmulatedContent> _files = files;
    private volatile IReadOnlyList<GitPush> _pushes = [];

    /// <summary>Sorted by name.</summary>
    public IReadOnlyList<GitReference> References => _references;

    /// <summary>By path from the root, <c>/src/app.cs</c>.</summary>
    public IReadOnlyDictionary<string, EmulatedContent> Files => _files;

    /// <summary>The pushes since the start, the latest one first.</summary>
    public IReadOnlyList<GitPush> Pushes => _pushes;

    /// <summary>The commits, the latest one first: those pushed, then those that were there.</summary>
    public IReadOnlyList<GitCommit> Commits
    {
        get
        {
            GitCommit[] pushed = [.. _pushes.SelectMany(push => push.Commits)];
            return pushed.Length == 0
                ? history
                : new GeneratedList<GitCommit>(
                    pushed.Length + history.Count,
                    index => index < pushed.Length ? pushed[index] : history[index - pushed.Length]);
        }
    }

    /// <summary>Where a branch or tag points; null when there is none of that full name.</summary>
    public string? Find(string reference) => _references is GitReference[] held
        ? Array.Find(held, one => one.Name == reference).ObjectId
        : _references.FirstOrDefault(one => one.Name == reference).ObjectId;

    /// <summary>Moves, makes or deletes a branch or tag, unless somebody did so in between.</summary>
    /// <returns>Whether it was where the caller thought it was.</returns>
    public bool TryMove(string reference, string oldId, string newId)
    {
        lock (_gate)
        {
            if ((Find(reference) ?? ObjectId.None) != oldId)
            {
                return false;
            }

            Move(reference, newId);
            return true;
        }
    }

    /// <summary>Adds a commit at the tip of a branch; null when the branch is elsewhere by now.</summary>
    /// <exception cref="InvalidOperationException">A file is there that must not be, or the other way round.</exception>
    public GitPush? TryPush(
        string reference, string oldId, EmulatedIdentity pusher, DateTime now, string comment, IReadOnlyList<GitFileChange> changes)
    {
        lock (_gate)
        {
            if ((Find(reference) ?? ObjectId.None) != oldId)
            {
                return null;
            }

            var files = new Dictionary<string, EmulatedContent>(_files, StringComparer.Ordinal);
            var deleted = 0;
            var edited = 0;
            foreach (var change in changes)
            {
                var exists = files.ContainsKey(change.Path);
                if (change.MustExist is { } must && must != exists)
                {
                    throw new InvalidOperationException(change.Path);
                }

                (edited, deleted) = change.Content is null ? (edited, deleted + 1) : (exists ? edited + 1 : edited, deleted);
                if (change.Content is { } content)
                {
                    files[change.Path] = content;
                }
                else
                {
                    files.Remove(change.Path);
                }
            }

            var number = _pushes.Count + 1;
            var commit = new GitCommit(
                ObjectId.Of(repository, -number), ObjectId.Of(repository, int.MinValue + number), oldId == ObjectId.None ? null : oldId,
                pusher, now, comment, changes.Count - edited - deleted, edited, deleted);
            var push = new GitPush(number, pusher, now, reference, oldId, commit.Id, [commit]);
            (_files, _pushes) = (files, [push, .. _pushes]);
            Move(reference, commit.Id);
            return push;
        }
    }

    private void Move(string reference, string newId)
    {
        var others = _references.Where(one => one.Name != reference);
        _references = newId == ObjectId.None
            ? [.. others]
            : [.. others.Append(new GitReference(reference, newId)).OrderBy(one => one.Name, StringComparer.Ordinal)];
    }
}
