using AdoEntra.Resources;

namespace AdoEntra.Base;

/// <summary>A cmdlet that gives out a list, with <c>-First</c>, <c>-Skip</c> and <c>-IncludeTotalCount</c>.</summary>
/// <typeparam name="T">What the list is of.</typeparam>
public abstract class ListCmdlet<T> : ConnectedCmdlet
    where T : AdoResource
{
    private ItemList<T>? _list;

    private protected ListCmdlet()
    {
    }

    /// <summary>The list of this command; one for all of its input, since the paging counts over all of it.</summary>
    private protected async ValueTask<ItemList<T>> ListAsync()
    {
        if (_list is not null) return _list;
        _list = new ItemList<T>(Process.Client, Resolved, new Sink(this), PagingParameters.First, PagingParameters.Skip);

        // The service names no total anywhere, and counting would mean reading all.
        if (PagingParameters.IncludeTotalCount) await WriteAsync(PagingParameters.NewTotalCount(0, 0)).ConfigureAwait(false);
        return _list;
    }

    private sealed class Sink(ListCmdlet<T> cmdlet) : IItemSink<T>
    {
        public ValueTask WriteAsync(IReadOnlyList<T> items) => cmdlet.WriteAllAsync(items);

        public ValueTask ReportAsync(AdoServiceException failure) => cmdlet.WriteErrorAsync(failure);
    }
}
