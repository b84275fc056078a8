namespace AdoEntra.Emulator;

/// <summary>What goes wrong at present, by route. May be changed at any time, from any thread.</summary>
public sealed class FaultSet
{
    private readonly Lock _gate = new();
    private readonly Dictionary<EmulatedRoute, Queue<Pending>> _pending = [];

    /// <summary>Sets what happens to the next requests of a route, in place of what was set before.</summary>
    /// <param name="route">The route; <see cref="EmulatedRoute.Any"/> stands for all that have nothing of their own.</param>
    /// <param name="faults">One after the other; each but the last needs <see cref="Fault.Times"/> to come to an end. None clears the
    /// route.</param>
    /// <exception cref="ArgumentException">A fault makes no sense, there or at all.</exception>
    public void Set(EmulatedRoute route, params Fault[] faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        foreach (var fault in faults)
        {
            ArgumentNullException.ThrowIfNull(fault, nameof(faults));
            if (fault.Problem(route) is { } problem)
            {
                throw new ArgumentException(problem, nameof(faults));
            }
        }

        lock (_gate)
        {
            _pending.Remove(route);
            if (faults.Length > 0)
            {
                _pending[route] = new Queue<Pending>(faults.Select(fault => new Pending(fault)));
            }
        }
    }

    /// <summary>Ends the faults of one route.</summary>
    /// <param name="route">The route, as it was set: clearing <see cref="EmulatedRoute.Any"/> leaves those of single routes.</param>
    public void Clear(EmulatedRoute route) => Set(route);

    /// <summary>Ends all faults.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _pending.Clear();
        }
    }

    /// <summary>The faults that are still to come, by route.</summary>
    /// <returns>A copy.</returns>
    public IReadOnlyDictionary<EmulatedRoute, IReadOnlyList<Fault>> List()
    {
        lock (_gate)
        {
            return _pending.ToDictionary(
                entry => entry.Key, entry => (IReadOnlyList<Fault>)[.. entry.Value.Select(pending => pending.Fault)]);
        }
    }

    /// <summary>The fault for a request that has just arrived; counts it.</summary>
    internal Fault? Take(EmulatedRoute route)
    {
        lock (_gate)
        {
            var key = _pending.ContainsKey(route) ? route : EmulatedRoute.Any;
            if (!_pending.TryGetValue(key, out var queue))
            {
                return null;
            }

            var current = queue.Peek();
            if (current.Skip-- > 0)
            {
                return null;
            }

            if (--current.Times == 0)
            {
                queue.Dequeue();
                if (queue.Count == 0)
                {
                    _pending.Remove(key);
                }
            }

            return current.Fault;
        }
    }

    private sealed class Pending(Fault fault)
    {
        public Fault Fault { get; } = fault;

        public int? Times { get; set; } = fault.Times;

        public int Skip { get; set; } = fault.Skip;
    }
}
