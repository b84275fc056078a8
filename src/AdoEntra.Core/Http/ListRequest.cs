using System.Runtime.CompilerServices;

namespace AdoEntra.Http;

/// <summary>Reads a whole list from the service, page after page, in batches as they arrive.</summary>
internal static class ListRequest
{
    // The service's own limit is far below; a list that never ends must.
    private const int MostPages = 100_000;

    /// <summary>All items of a list.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="session">Where to and as whom.</param>
    /// <param name="request">The first page.</param>
    /// <param name="cancellationToken">Ends the reading and the request under way.</param>
    /// <exception cref="AdoEntraException">The service refused, or gave no list.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadListAsync<T>(
        this ServiceClient client, ServiceSession session, ServiceRequest<T> request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string route = request.Route;
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int page = 0; page < MostPages; page++)
        {
            using HttpResponseMessage response = await client.SendAsync(session, request with { Route = route }, cancellationToken).ConfigureAwait(false);
            string? token = response.Headers.TryGetValues("x-ms-continuationtoken", out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
            if (!string.IsNullOrEmpty(token) && !seen.Add(token!)) throw JsonPage.NoList(request.What, "the same continuation token twice");

            using Stream body = await OpenAsync(response, cancellationToken).ConfigureAwait(false);
            await foreach (IReadOnlyList<T> batch in JsonPage.ReadAsync(body, request.Read, request.What, cancellationToken).ConfigureAwait(false)) yield return batch;
            if (string.IsNullOrEmpty(token)) yield break;
            route = request.Route + (request.Route.Contains('?') ? "&" : "?") + "continuationToken=" + Uri.EscapeDataString(token);
        }

        throw JsonPage.NoList(request.What, $"more than {MostPages} pages");
    }

    /// <summary>One object.</summary>
    public static async Task<T> ReadOneAsync<T>(
        this ServiceClient client, ServiceSession session, ServiceRequest<T> request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await client.SendAsync(session, request, cancellationToken).ConfigureAwait(false);
        using Stream body = await OpenAsync(response, cancellationToken).ConfigureAwait(false);
        return await JsonObject.ReadAsync(body, request.Read, request.What, cancellationToken).ConfigureAwait(false);
    }

    private static Task<Stream> OpenAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
#if NETFRAMEWORK
        response.Content.ReadAsStreamAsync();
#else
        response.Content.ReadAsStreamAsync(cancellationToken);
#endif
}
