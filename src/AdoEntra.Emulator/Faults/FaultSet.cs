namespace AdoEntra.Emulator;

/// <summary>What goes wrong at present, by route. May be changed at any time, from any thread.</summary>
public sealed class FaultSet
{
    private readonly Lock _gate = new();
    private readonly Dictionary<EmulatedRoute, List<Pending>> _pending = [];

    /// <summary>Sets what happens to the next requests of a route, in place of what was set before.</summary>
    /// <param name="route">The route; <see cref="EmulatedRoute.Any"/> stands for all that have nothing of their own.</param>
    /// <param name="faults">In order; each but the last needs <see cref="Fault.Times"/> to come to an end, or leaves requests
    /// alone (<see cref="Fault.Every"/>, <see cref="Fault.Chance"/>). None clears the route.</param>
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
                _pending[route] = [.. faults.Select((fault, place) => new Pending(fault, place))];
            }
        }
    }

    /// <summary>Sets what happens to the next requests of a route, by its name.</summary>
    /// <param name="route">The name of the route.</param>
    /// <param name="faults">One after the other; none clears the route.</param>
    /// <exception cref="ArgumentException">There is no such route, or a fault makes no sense, there or at all.</exception>
    public void Set(string route, params Fault[] faults) => Set(EmulatedRoute.Named(route), faults);

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
            if (!_pending.TryGetValue(key, out var faults))
            {
                return null;
            }

            for (var index = 0; index < faults.Count; index++)
            {
                var current = faults[index];
                if (current.Skip-- > 0)
                {
                    return null;
                }

                if (!current.Strikes())
                {
                    continue;
                }

                if (--current.Times == 0)
                {
                    faults.RemoveAt(index);
                    if (faults.Count == 0)
                    {
                        _pending.Remove(key);
                    }
                }

                return current.Fault;
            }

            return null;
        }
    }

    private sealed class Pending(Fault fault, int place)
    {
        private readonly Random? _random = fault.Chance is null ? null : new Random(fault.Seed ?? place);
        private int _seen;

        public Fault Fault { get; } = fault;

        public int? Times { get; set; } = fault.Times;

        public int Skip { get; set; } = fault.Skip;

        /// <summary>Whether this request is one of those that it strikes.</summary>
        public bool Strikes() =>
            _random is not null ? _random.NextDouble() < Fault.Chance
            : Fault.Every is not { } every || ++_seen % every == 0;
    }
}
