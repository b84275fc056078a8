using AdoEntra.Errors;
using AdoEntra.Http;

namespace AdoEntra.Resources;

/// <summary>Where the items of a list go, and what failed for one of them alone.</summary>
internal interface IItemSink<in T>
{
    ValueTask WriteAsync(IReadOnlyList<T> items);

    ValueTask ReportAsync(AdoServiceException failure);
}

/// <summary>
/// What a list command gives out, read in one or several requests: the part between skip and first. What concerns one request alone is
/// reported and the others go on; nothing is asked for that is not wanted any more.
/// </summary>
/// <param name="client">Sends the requests.</param>
/// <param name="connection">As whom and where to.</param>
/// <param name="sink">Where the items go.</param>
/// <param name="first">How many items at most.</param>
/// <param name="skip">How many items to pass over.</param>
internal sealed class ItemList<T>(ServiceClient client, AdoConnection connection, IItemSink<T> sink, ulong first, ulong skip)
{
    private ulong _skipped;
    private ulong _written;

    /// <summary>As whom and where to.</summary>
    public AdoConnection Connection => connection;

    /// <summary>True when nothing more is wanted.</summary>
    public bool IsSatisfied => _written >= first;

    /// <summary>Gives out those items of a list that match.</summary>
    /// <exception cref="AdoEntraException">The connection itself is refused or broken.</exception>
    public async Task AddListAsync(ServiceRequest<T> request, Func<T, bool> matches, CancellationToken cancellationToken)
    {
        if (IsSatisfied) return;
        try
        {
            await foreach (IReadOnlyList<T> batch in client.ReadListAsync(connection.Session, request, cancellationToken).ConfigureAwait(false))
            {
                await WriteAsync(batch, matches).ConfigureAwait(false);
                if (IsSatisfied) return;
            }
        }
        catch (AdoServiceException exception) when (IsAboutThisOne(exception))
        {
            await sink.ReportAsync(exception).ConfigureAwait(false);
        }
    }

    /// <summary>Gives out one item that is asked for by its own name.</summary>
    /// <exception cref="AdoEntraException">The connection itself is refused or broken.</exception>
    public async Task AddOneAsync(ServiceRequest<T> request, CancellationToken cancellationToken)
    {
        if (IsSatisfied) return;
        try
        {
            T item = await client.ReadOneAsync(connection.Session, request, cancellationToken).ConfigureAwait(false);
            await WriteAsync([item], static _ => true).ConfigureAwait(false);
        }
        catch (AdoServiceException exception) when (IsAboutThisOne(exception))
        {
            await sink.ReportAsync(exception).ConfigureAwait(false);
        }
    }

    /// <summary>Says that something asked for by name is in none of the lists.</summary>
    public ValueTask ReportMissingAsync(string what, string name, string where) => sink.ReportAsync(new AdoServiceException(
        ErrorIds.NotFound,
        $"There is no {what} '{name}' in {where} that this identity may see.",
        "Check the name, or ask a project administrator to give this identity access to it.")
    { Target = name });

    private async Task WriteAsync(IReadOnlyList<T> batch, Func<T, bool> matches)
    {
        List<T> wanted = new(batch.Count);
        foreach (T item in batch)
        {
            if (!matches(item)) continue;
            if (_skipped < skip)
            {
                _skipped++;
            }
            else if (!IsSatisfied)
            {
                wanted.Add(item);
                _written++;
            }
        }

        if (wanted.Count > 0) await sink.WriteAsync(wanted).ConfigureAwait(false);
    }

    // The next project may be there; after a refusal of the token nothing will.
    private static bool IsAboutThisOne(AdoServiceException exception) =>
        exception.ErrorId is ErrorIds.NotFound or ErrorIds.NotPermitted or ErrorIds.InvalidRequest or ErrorIds.Conflict;
}
