using AdoEntra.Errors;
using AdoEntra.Http;

namespace AdoEntra.Base;

/// <summary>A cmdlet that gives out a list: <c>-First</c>, <c>-Skip</c> and <c>-IncludeTotalCount</c>, and names with wildcards.</summary>
/// <typeparam name="T">What the list is of.</typeparam>
public abstract class ListCmdlet<T> : ConnectedCmdlet
    where T : AdoResource
{
    private ulong _skipped;
    private ulong _written;
    private bool _saidTotal;

    private protected ListCmdlet()
    {
    }

    /// <summary>True when <c>-First</c> has been reached: nothing more needs to be asked for.</summary>
    private protected bool IsSatisfied => _written >= PagingParameters.First;

    /// <summary>Gives out what is in the page asked for, of the items that match. What concerns this list alone does not end the pipeline.</summary>
    /// <param name="request">The list.</param>
    /// <param name="matches">Which of the items are wanted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    private protected async Task WriteListAsync(ServiceRequest<T> request, Func<T, bool> matches, CancellationToken cancellationToken)
    {
        await SayTotalAsync().ConfigureAwait(false);
        if (IsSatisfied) return;
        try
        {
            await foreach (IReadOnlyList<T> batch in Process.Client.ReadListAsync(Resolved.Session, request, cancellationToken).ConfigureAwait(false))
            {
                List<T> page = Page(batch, matches);
                if (page.Count > 0) await WriteAllAsync(page).ConfigureAwait(false);
                if (IsSatisfied) return;
            }
        }
        catch (AdoServiceException exception) when (IsAboutThisOne(exception))
        {
            await WriteErrorAsync(exception).ConfigureAwait(false);
        }
    }

    /// <summary>Gives out one item that was asked for by its own name.</summary>
    private protected async Task WriteOneAsync(ServiceRequest<T> request, CancellationToken cancellationToken)
    {
        await SayTotalAsync().ConfigureAwait(false);
        if (IsSatisfied) return;
        try
        {
            T item = await Process.Client.ReadOneAsync(Resolved.Session, request, cancellationToken).ConfigureAwait(false);
            if (Page([item], static _ => true).Count > 0) await WriteAsync(item).ConfigureAwait(false);
        }
        catch (AdoServiceException exception) when (IsAboutThisOne(exception))
        {
            await WriteErrorAsync(exception).ConfigureAwait(false);
        }
    }

    private List<T> Page(IReadOnlyList<T> batch, Func<T, bool> matches)
    {
        List<T> page = new(batch.Count);
        foreach (T item in batch)
        {
            if (!matches(item)) continue;
            if (_skipped < PagingParameters.Skip)
            {
                _skipped++;
            }
            else if (!IsSatisfied)
            {
                page.Add(item);
                _written++;
            }
        }

        return page;
    }

    // The service names no total anywhere, and counting would mean reading all.
    private async Task SayTotalAsync()
    {
        if (!PagingParameters.IncludeTotalCount || _saidTotal) return;
        _saidTotal = true;
        await WriteAsync(PagingParameters.NewTotalCount(0, 0)).ConfigureAwait(false);
    }

    // The next project in the pipeline may be there; after a refusal of the token nothing will.
    private static bool IsAboutThisOne(AdoServiceException exception) =>
        exception.ErrorId is ErrorIds.NotFound or ErrorIds.NotPermitted or ErrorIds.InvalidRequest or ErrorIds.Conflict;
}
