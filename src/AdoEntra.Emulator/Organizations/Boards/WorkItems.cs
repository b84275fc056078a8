using System.Collections.Concurrent;

namespace AdoEntra.Emulator.Organizations.Boards;

/// <summary>The work items of an organization, with every revision of each.</summary>
internal sealed class WorkItems
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<int, WorkItem> _current = new();
    private readonly List<WorkItem> _revisions = [];
    private int _lastId;

    /// <summary>The work items as they are now, by number.</summary>
    public IReadOnlyList<WorkItem> All => [.. _current.Values.OrderBy(item => item.Id)];

    public WorkItem? Find(int id) => _current.GetValueOrDefault(id);

    /// <summary>How many revisions there are.</summary>
    public int RevisionCount
    {
        get
        {
            lock (_gate)
            {
                return _revisions.Count;
            }
        }
    }

    /// <summary>Some of the revisions, the oldest one first.</summary>
    public WorkItem[] Revisions(int offset, int count)
    {
        lock (_gate)
        {
            return [.. _revisions.Skip(offset).Take(count)];
        }
    }

    /// <summary>Adds one; the number, the revision and the watermark are given here.</summary>
    public WorkItem Add(Func<int, WorkItem> make)
    {
        lock (_gate)
        {
            return Keep(make(++_lastId) with { Revision = 1 });
        }
    }

    /// <summary>Makes the next revision of one, unless it is gone.</summary>
    public WorkItem? Change(int id, Func<WorkItem, WorkItem> change)
    {
        lock (_gate)
        {
            return Find(id) is { } item ? Keep(change(item) with { Revision = item.Revision + 1 }) : null;
        }
    }

    /// <summary>Takes one out; null when it was not there.</summary>
    public WorkItem? Remove(int id)
    {
        lock (_gate)
        {
            return _current.TryRemove(id, out var item) ? item : null;
        }
    }

    private WorkItem Keep(WorkItem item)
    {
        item = item with { Watermark = _revisions.Count + 1 };
        _revisions.Add(item);
        return _current[item.Id] = item;
    }
}
