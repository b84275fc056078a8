using System.Runtime.CompilerServices;
using AdoEntra.Requests.Model;

namespace AdoEntra.Requests.Paging;

/// <summary>
/// Reads a whole list from the service, page after page, in batches as they arrive. The next page is asked for while the items of this one
/// are taken, and not before the consumer has come back for more.
/// </summary>
internal static class ListReader
{
    // The service's own limit is far below; a list that never ends must.
    private const int MostPages = 100_000;

    /// <summary>All items of a list.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="session">Where to and as whom.</param>
    /// <param name="request">The first page.</param>
    /// <param name="context">Who is notified, and how long a page may take.</param>
    /// <param name="cancellationToken">Ends the reading and the requests under way.</param>
    /// <exception cref="AdoEntraException">The service refused, or gave no list.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadListAsync<T>(
        this ServiceClient client,
        ServiceSession session,
        ServiceRequest<T> request,
        RequestContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var pages = new Pager<T>(request, context.Progress);
        long items = 0;
        PageRequest<T>? ahead = null;
        PageRequest<T> page = new(client, session, pages.First, context, cancellationToken);
        try
        {
            while (true)
            {
                bool isAgain = false;
                await foreach (IReadOnlyList<T> batch in page.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    pages.EnsureList(page);
                    isAgain = pages.IsAgain(page);
                    if (isAgain) break;
                    items += batch.Count;
                    yield return batch;
                    ahead ??= pages.TryNextEarly(page) is { } known
                        ? new PageRequest<T>(client, session, known, context, cancellationToken)
                        : null;
                }

                if (isAgain)
                {
                    pages.EndAgain();
                    yield break;
                }

                ServiceRequest<T>? next = pages.Next(page);
                context.Progress.PageRead(request.What, pages.Read, items);
                page.Dispose();
                if (ahead is not null && !ReferenceEquals(ahead.Request, next))
                {
                    // What the end of the page says about the next one differs from what its beginning said.
                    ahead.Dispose();
                    ahead = null;
                }

                if (next is null) yield break;
                if (pages.Read >= MostPages) throw ResponseErrors.NoList(request.What, $"more than {MostPages} pages");
                page = ahead ?? new PageRequest<T>(client, session, next, context, cancellationToken);
                ahead = null;
            }
        }
        finally
        {
            page.Dispose();
            ahead?.Dispose();
        }
    }

    /// <inheritdoc cref="ReadListAsync{T}(ServiceClient, ServiceSession, ServiceRequest{T}, RequestContext, CancellationToken)"/>
    public static IAsyncEnumerable<IReadOnlyList<T>> ReadListAsync<T>(
        this ServiceClient client,
        ServiceSession session,
        ServiceRequest<T> request,
        CancellationToken cancellationToken
    ) => client.ReadListAsync(session, request, RequestContext.Silent, cancellationToken);
}
