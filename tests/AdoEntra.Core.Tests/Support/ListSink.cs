using AdoEntra.Resources;

namespace AdoEntra.Core.Tests.Support;

/// <summary>Keeps what a list gives out, in order, and has enough when a test says so.</summary>
internal sealed class ListSink<T> : IItemSink<T>
{
    private readonly List<object?> _all = [];

    /// <summary>Items, and what failed between them.</summary>
    public IReadOnlyList<object?> All
    {
        get
        {
            lock (_all) return [.. _all];
        }
    }

    /// <summary>How many batches came.</summary>
    public int Batches { get; private set; }

    public bool IsSatisfied { get; set; }

    public ValueTask WriteAsync(IReadOnlyList<T> items)
    {
        Batches++;
        lock (_all) _all.AddRange(items.Cast<object?>());
        return default;
    }

    public ValueTask ReportAsync(AdoServiceException failure)
    {
        lock (_all) _all.Add(failure);
        return default;
    }
}
