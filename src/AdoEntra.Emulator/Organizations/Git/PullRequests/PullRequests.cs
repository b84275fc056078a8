namespace AdoEntra.Emulator.Organizations.Git.PullRequests;

/// <summary>The pull requests of an organization, the latest one first.</summary>
internal sealed class PullRequests(IReadOnlyList<PullRequest> known)
{
    private readonly Lock _gate = new();
    private volatile IReadOnlyList<PullRequest> _all = known;
    private int _threads = known.SelectMany(one => one.Threads).Select(thread => thread.Id).DefaultIfEmpty().Max();

    public IReadOnlyList<PullRequest> All => _all;

    public PullRequest? Find(int id) => _all.FirstOrDefault(one => one.Id == id);

    /// <summary>Adds one, unless the same branches have an active one already; null then.</summary>
    public PullRequest? TryAdd(Func<int, PullRequest> make)
    {
        lock (_gate)
        {
            var added = make(_all.Select(one => one.Id).DefaultIfEmpty().Max() + 1);
            if (_all.Any(one => one.Status == "active"
                && (one.Repository, one.Source, one.Target) == (added.Repository, added.Source, added.Target)))
            {
                return null;
            }

            _all = [added, .. _all];
            return added;
        }
    }

    /// <summary>The number of a new thread.</summary>
    public int NextThread() => Interlocked.Increment(ref _threads);

    public PullRequest Change(PullRequest pullRequest, Func<PullRequest, PullRequest> change)
    {
        lock (_gate)
        {
            var changed = change(Find(pullRequest.Id)!);
            _all = [.. _all.Select(one => one.Id == changed.Id ? changed : one)];
            return changed;
        }
    }
}
