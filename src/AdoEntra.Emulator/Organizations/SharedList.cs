namespace AdoEntra.Emulator.Organizations;

/// <summary>A list that any number of requests read while one changes it: who reads, keeps what was there when it began.</summary>
internal sealed class SharedList<T>(IReadOnlyList<T> items)
{
    private readonly Lock _gate = new();
    private volatile IReadOnlyList<T> _items = items;

    public IReadOnlyList<T> Items => _items;

    public void Add(T item)
    {
        lock (_gate)
        {
            _items = [.. _items, item];
        }
    }

    /// <summary>Adds an item before all others.</summary>
    public void AddFirst(T item)
    {
        lock (_gate)
        {
            _items = [item, .. _items];
        }
    }

    /// <summary>Puts another item in the place of the one found; whether one was found.</summary>
    public bool Replace(Func<T, bool> which, Func<T, T> change)
    {
        lock (_gate)
        {
            var items = _items.ToArray();
            var index = Array.FindIndex(items, item => which(item));
            if (index < 0)
            {
                return false;
            }

            items[index] = change(items[index]);
            _items = items;
            return true;
        }
    }

    /// <summary>Takes out what is found; whether anything was.</summary>
    public bool Remove(Func<T, bool> which)
    {
        lock (_gate)
        {
            T[] left = [.. _items.Where(item => !which(item))];
            var found = left.Length < _items.Count;
            _items = left;
            return found;
        }
    }

    /// <summary>Adds an item unless one is found; whether it was added.</summary>
    public bool TryAdd(Func<T, bool> same, T item)
    {
        lock (_gate)
        {
            if (_items.Any(same))
            {
                return false;
            }

            Add(item);
            return true;
        }
    }
}
