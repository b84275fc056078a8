using AdoEntra.Errors;
using AdoEntra.Requests;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Resources;

/// <summary>Reads what a list command was asked for once, in one or several requests.</summary>
internal delegate Task ListWork<T>(ItemList<T> list, CancellationToken cancellationToken);

/// <summary>
/// A list read in one or several requests. What concerns one request alone is reported and the others go on; nothing is asked for that is
/// not wanted any more.
/// </summary>
/// <param name="client">Sends the requests.</param>
/// <param name="connection">As whom and where to.</param>
/// <param name="context">Who is told, and how long a request may take.</param>
/// <param name="sink">Where the items go.</param>
internal sealed class ItemList<T>(ServiceClient client, AdoConnection connection, RequestContext context, IItemSink<T> sink)
{
    /// <summary>As whom and where to.</summary>
    public AdoConnection Connection => connection;

    /// <summary>True when nothing more is wanted.</summary>
    public bool IsSatisfied => sink.IsSatisfied;

    /// <summary>Gives out those items of a list that match.</summary>
    /// <exception cref="AdoEntraException">The connection itself is refused or broken.</exception>
    public async Task AddListAsync(ServiceRequest<T> request, Func<T, bool>? matches, CancellationToken cancellationToken)
    {
        if (IsSatisfied) return;
        try
        {
            await foreach (
                IReadOnlyList<T> batch in client
                    .ReadListAsync(connection.Session, request, context, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                foreach (T item in batch) (item as AdoResource)?.ReadBy(connection);
                IReadOnlyList<T> wanted = matches is null ? batch : [.. batch.Where(matches)];
                if (wanted.Count > 0) await sink.WriteAsync(wanted).ConfigureAwait(false);
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
            T item = await client.ReadOneAsync(connection.Session, request, context, cancellationToken).ConfigureAwait(false);
            (item as AdoResource)?.ReadBy(connection);
            await sink.WriteAsync([item]).ConfigureAwait(false);
        }
        catch (AdoServiceException exception) when (IsAboutThisOne(exception))
        {
            await sink.ReportAsync(exception).ConfigureAwait(false);
        }
    }

    /// <summary>Says that something asked for by name is in none of the lists.</summary>
    public ValueTask ReportMissingAsync(string what, string name, string where) => sink.ReportAsync(new AdoServiceException(
        ErrorIds.NotFound,
        $"The {what} '{name}' does not exist in {where}, or this identity is not allowed to see it.",
        "Check the name, or ask a project administrator to give this identity access to it.")
    { Target = name });

    // The next project may be there; after a refused token nothing will.
    internal static bool IsAboutThisOne(AdoServiceException exception) =>
        exception.ErrorId is ErrorIds.NotFound or ErrorIds.NotPermitted or ErrorIds.InvalidRequest or ErrorIds.Conflict;
}
