using AdoEntra.Requests.Model;

namespace AdoEntra.Resources;

/// <summary>Reads what a list command was asked for once, in one or several requests.</summary>
internal delegate Task ListWork<T>(ItemList<T> list, CancellationToken cancellationToken);

/// <summary>
/// A list read in one or several requests. What concerns one request alone is reported and the others go on; nothing is asked for that is
/// not wanted any more.
/// </summary>
/// <param name="client">Sends the requests.</param>
/// <param name="sink">Where the items go.</param>
/// <param name="limit">How many requests may be under way at once.</param>
internal sealed class ItemList<T>(ResourceClient client, IItemSink<T> sink, int limit = 1)
{
    /// <summary>As whom and where to.</summary>
    public AdoConnection Connection => client.Connection;

    /// <summary>Sends the requests.</summary>
    public ResourceClient Client => client;

    /// <summary>True when nothing more is wanted.</summary>
    public bool IsSatisfied => sink.IsSatisfied;

    /// <summary>How many requests may be under way at once.</summary>
    public int Limit => limit;

    /// <summary>The same, with what is given out going through another sink first.</summary>
    public ItemList<T> Through(Func<IItemSink<T>, IItemSink<T>> before) => new(client, before(sink), limit);

    /// <summary>Gives out those items of a list that match.</summary>
    /// <param name="request">The list.</param>
    /// <param name="matches">Which items; null for all.</param>
    /// <param name="complete">Adds to the items what is not in the list; null for nothing.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AdoEntraException">The connection itself is refused or broken.</exception>
    public async Task AddListAsync(
        ServiceRequest<T> request,
        Func<T, bool>? matches,
        Func<IReadOnlyList<T>, CancellationToken, Task>? complete,
        CancellationToken cancellationToken
    )
    {
        if (IsSatisfied) return;
        try
        {
            await foreach (IReadOnlyList<T> batch in client.ReadListAsync(request, cancellationToken).ConfigureAwait(false))
            {
                IReadOnlyList<T> wanted = matches is null ? batch : [.. batch.Where(matches)];
                if (wanted.Count == 0) continue;
                if (complete is not null) await complete(wanted, cancellationToken).ConfigureAwait(false);
                await sink.WriteAsync(wanted).ConfigureAwait(false);
                if (IsSatisfied) return;
            }
        }
        catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
        {
            await sink.ReportAsync(exception).ConfigureAwait(false);
        }
    }

    /// <summary>Gives out those items of a list that match, as they are in it.</summary>
    public Task AddListAsync(ServiceRequest<T> request, Func<T, bool>? matches, CancellationToken cancellationToken) =>
        AddListAsync(request, matches, complete: null, cancellationToken);

    /// <summary>Gives out items that are there.</summary>
    public ValueTask AddAsync(IReadOnlyList<T> items) => items.Count > 0 && !IsSatisfied ? sink.WriteAsync(items) : default;

    /// <summary>Gives out one item that is asked for by its own name.</summary>
    /// <exception cref="AdoEntraException">The connection itself is refused or broken.</exception>
    public async Task AddOneAsync(ServiceRequest<T> request, CancellationToken cancellationToken)
    {
        if (IsSatisfied) return;
        try
        {
            await sink.WriteAsync([await client.ReadOneAsync(request, cancellationToken).ConfigureAwait(false)]).ConfigureAwait(false);
        }
        catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
        {
            await sink.ReportAsync(exception).ConfigureAwait(false);
        }
    }

    /// <summary>Adds something for each of several: several at once, given out in their order.</summary>
    /// <param name="parts">What there is something to add for.</param>
    /// <param name="add">Adds what there is for one of them.</param>
    /// <param name="cancellationToken">Ends all of them.</param>
    public async Task AddForEachAsync<TPart>(
        IEnumerable<TPart> parts,
        Func<ItemList<T>, TPart, CancellationToken, Task> add,
        CancellationToken cancellationToken
    )
    {
        var ahead = new Prefetcher<T>(limit, sink);
        foreach (TPart part in parts)
        {
            await ahead
                .AddAsync((one, stop) => add(new ItemList<T>(client, one), part, stop), cancellationToken)
                .ConfigureAwait(false);
            if (IsSatisfied) return;
        }

        await ahead.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the whole of another list, for the same consumer as this one. Its failures are reported here.</summary>
    public async Task<IReadOnlyList<TOther>> ReadAllAsync<TOther>(ListWork<TOther> work, CancellationToken cancellationToken)
    {
        var all = new Collected<TOther>(sink);
        await work(new ItemList<TOther>(client, all, limit), cancellationToken).ConfigureAwait(false);
        return all.Items;
    }

    /// <summary>Says that one of several could not be read.</summary>
    public ValueTask ReportAsync(AdoServiceException failure) => sink.ReportAsync(failure);

    /// <summary>Says that something asked for by name is in none of the lists.</summary>
    public ValueTask ReportMissingAsync(string what, string name, string where) =>
        sink.ReportAsync(MissingItem.Of(what, name, where));

    private sealed class Collected<TOther>(IItemSink<T> reports) : IItemSink<TOther>
    {
        public List<TOther> Items { get; } = [];

        public bool IsSatisfied => reports.IsSatisfied;

        public ValueTask WriteAsync(IReadOnlyList<TOther> items)
        {
            Items.AddRange(items);
            return default;
        }

        public ValueTask ReportAsync(AdoServiceException failure) => reports.ReportAsync(failure);
    }
}
