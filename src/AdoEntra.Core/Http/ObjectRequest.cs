using AdoEntra.Errors;

namespace AdoEntra.Http;

/// <summary>Reads one object from the service; one that breaks off is asked for again, where the request may be repeated.</summary>
internal static class ObjectRequest
{
    /// <exception cref="AdoEntraException">The service refused, or gave no object.</exception>
    public static async Task<T> ReadOneAsync<T>(
        this ServiceClient client, ServiceSession session, ServiceRequest<T> request, RequestContext context, CancellationToken cancellationToken)
    {
        Attempts attempts = client.Begin(session, request, context);
        while (true)
        {
            using HttpResponseMessage response = await client.SendAsync(session, request, attempts, cancellationToken).ConfigureAwait(false);
            using Stream body = await response.Content.OpenJsonAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await JsonObject.ReadAsync(body, request.Read, request.What, attempts.Limit, cancellationToken).ConfigureAwait(false);
            }
            catch (AdoServiceException exception) when (exception.ErrorId is ErrorIds.Transient or ErrorIds.TimedOut)
            {
                AdoServiceException broken = BrokenAnswer.Of(exception, request, session.Address);
                if (!await attempts.MayGoOnAsync(broken, BrokenAnswer.CertaintyOf(request), cancellationToken).ConfigureAwait(false)) throw broken;
            }
        }
    }

    /// <inheritdoc cref="ReadOneAsync{T}(ServiceClient, ServiceSession, ServiceRequest{T}, RequestContext, CancellationToken)"/>
    public static Task<T> ReadOneAsync<T>(this ServiceClient client, ServiceSession session, ServiceRequest<T> request, CancellationToken cancellationToken) =>
        client.ReadOneAsync(session, request, RequestContext.Silent, cancellationToken);
}
