namespace AdoEntra.Resources;

/// <summary>
/// Runs the fetches of a command whose input comes one by one: several at once, their items given out in the order of the input. The first
/// runs alone: a consumer that wanted only its beginning has requested nothing else.
/// </summary>
/// <param name="limit">How many run at once.</param>
/// <param name="sink">Where the items go.</param>
internal sealed class Prefetcher<T>(int limit, IItemSink<T> sink)
{
    private readonly Queue<FetchBuffer<T>> _running = new();
    private bool _begun;

    /// <summary>Takes another fetch, and gives out what is there of those before it.</summary>
    /// <param name="fetch">Writes to the sink that it is given; must not look at anything that the next input changes.</param>
    /// <param name="cancellationToken">Ends all of them.</param>
    public async Task AddAsync(Func<IItemSink<T>, CancellationToken, Task> fetch, CancellationToken cancellationToken)
    {
        if (sink.IsSatisfied) return;
        if (!_begun)
        {
            _begun = true;
            await fetch(sink, cancellationToken).ConfigureAwait(false);
            return;
        }

        while (_running.Count >= limit)
        {
            await _running.Peek().PassAllAsync(cancellationToken).ConfigureAwait(false);
            _running.Dequeue();
        }

        var buffer = new FetchBuffer<T>(sink);
        _running.Enqueue(buffer);
        _ = RunAsync(fetch, buffer, cancellationToken);
        while (_running.Count > 0 && await _running.Peek().PassReadyAsync().ConfigureAwait(false)) _running.Dequeue();
    }

    /// <summary>Gives out the rest.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        while (_running.Count > 0 && !sink.IsSatisfied)
        {
            await _running.Peek().PassAllAsync(cancellationToken).ConfigureAwait(false);
            _running.Dequeue();
        }
    }

    private static async Task RunAsync(
        Func<IItemSink<T>, CancellationToken, Task> fetch,
        FetchBuffer<T> buffer,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await fetch(buffer, cancellationToken).ConfigureAwait(false);
            buffer.Complete(null);
        }
        catch (Exception exception)
        {
            // The code that returns this fetch's items throws it after them.
            buffer.Complete(exception);
        }
    }
}
