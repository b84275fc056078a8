namespace AdoEntra.Resources;

/// <summary>
/// Keeps what one fetch brings until its turn comes. A fetch that is far ahead waits, so that memory stays flat however slowly the items
/// are taken.
/// </summary>
/// <param name="next">Where it goes in the end; decides whether anything is still wanted.</param>
internal sealed class FetchBuffer<T>(IItemSink<T> next) : IItemSink<T>
{
    private const int MostItems = 1000;

    private readonly object _lock = new();
    private readonly Queue<(IReadOnlyList<T>? Items, AdoServiceException? Failure)> _entries = new();
    private int _items;
    private bool _complete;
    private Exception? _end;
    private TaskCompletionSource<bool>? _arrival;
    private TaskCompletionSource<bool>? _room;

    /// <inheritdoc/>
    public bool IsSatisfied => next.IsSatisfied;

    /// <inheritdoc/>
    public ValueTask WriteAsync(IReadOnlyList<T> items) => Add((items, null), items.Count);

    /// <inheritdoc/>
    public ValueTask ReportAsync(AdoServiceException failure) => Add((null, failure), 0);

    /// <summary>Nothing more comes.</summary>
    /// <param name="end">What ended it; null where it came to its end.</param>
    public void Complete(Exception? end)
    {
        lock (_lock)
        {
            _complete = true;
            _end = end;
            Signal(ref _arrival);
        }
    }

    /// <summary>Passes on what is there, without waiting for more. True when that was all there will be.</summary>
    /// <exception cref="Exception">What ended the fetch, once all before it was passed on.</exception>
    public async ValueTask<bool> PassReadyAsync()
    {
        while (TryTake(out (IReadOnlyList<T>? Items, AdoServiceException? Failure) entry))
        {
            if (entry.Items is { } items) await next.WriteAsync(items).ConfigureAwait(false);
            else await next.ReportAsync(entry.Failure!).ConfigureAwait(false);
        }

        lock (_lock)
        {
            if (!_complete || _entries.Count > 0) return false;
            if (_end is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(_end).Throw();
            return true;
        }
    }

    /// <summary>Passes on everything until its end.</summary>
    /// <inheritdoc cref="PassReadyAsync"/>
    public async Task PassAllAsync(CancellationToken cancellationToken)
    {
        while (!await PassReadyAsync().ConfigureAwait(false)) await ArrivalAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private ValueTask Add((IReadOnlyList<T>? Items, AdoServiceException? Failure) entry, int count)
    {
        lock (_lock)
        {
            _entries.Enqueue(entry);
            _items += count;
            Signal(ref _arrival);
            return _items < MostItems ? default : new ValueTask((_room ??= New()).Task);
        }
    }

    private bool TryTake(out (IReadOnlyList<T>? Items, AdoServiceException? Failure) entry)
    {
        lock (_lock)
        {
            entry = default;
            if (_entries.Count == 0) return false;
            entry = _entries.Dequeue();
            _items -= entry.Items?.Count ?? 0;
            if (_items < MostItems) Signal(ref _room);
            return true;
        }
    }

    private Task<bool> ArrivalAsync()
    {
        lock (_lock) return _complete || _entries.Count > 0 ? Task.FromResult(true) : (_arrival ??= New()).Task;
    }

    private static void Signal(ref TaskCompletionSource<bool>? waiting)
    {
        waiting?.TrySetResult(true);
        waiting = null;
    }

    private static TaskCompletionSource<bool> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
