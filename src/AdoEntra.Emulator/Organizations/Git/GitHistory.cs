using System.Collections.Concurrent;
using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>What came before what.</summary>
internal sealed class GitHistory(GitObjects objects)
{
    private const int MostHistories = 64;

    private readonly ConcurrentDictionary<string, IReadOnlyList<GitCommit>> _histories = new(StringComparer.Ordinal);

    /// <summary>A commit and all that came before it, the latest one first.</summary>
    public IReadOnlyList<GitCommit> Of(GitCommit? tip)
    {
        if (tip is null)
        {
            return [];
        }

        if (_histories.Count > MostHistories)
        {
            _histories.Clear();
        }

        return _histories.GetOrAdd(tip.Id, _ => Walk([tip], []));
    }

    /// <summary>The latest commit that two have in common; null when they have none.</summary>
    public GitCommit? MergeBase(GitCommit one, GitCommit other)
    {
        var known = Of(one).Select(commit => commit.Id).ToHashSet();
        return Of(other).FirstOrDefault(commit => known.Contains(commit.Id));
    }

    /// <summary>The commits of one history that are not in another, the latest one first.</summary>
    public IReadOnlyList<GitCommit> Beyond(GitCommit tip, GitCommit? known) =>
        Walk([tip], Of(known).Select(commit => commit.Id).ToHashSet());

    /// <summary>Commits and all that came before them, but for some. By date, and never before what was built on it.</summary>
    public List<GitCommit> Walk(IReadOnlyList<GitCommit> tips, HashSet<string> leftOut)
    {
        var (found, seen, order) = (new List<GitCommit>(), new HashSet<string>(leftOut), 0);
        var queue = new PriorityQueue<GitCommit, (long Time, int Order)>();
        foreach (var tip in tips)
        {
            Enqueue(tip);
        }

        while (queue.TryDequeue(out var commit, out _))
        {
            found.Add(commit);
            foreach (var parent in commit.Parents)
            {
                Enqueue(objects.Commit(parent));
            }
        }

        return found;

        void Enqueue(GitCommit? commit)
        {
            if (commit is not null && seen.Add(commit.Id))
            {
                queue.Enqueue(commit, (-commit.Committer.Date.ToUnixTimeSeconds(), order++));
            }
        }
    }
}
