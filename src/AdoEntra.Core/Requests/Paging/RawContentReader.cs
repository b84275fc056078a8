using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Requests.Failures;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;

namespace AdoEntra.Requests.Paging;

/// <summary>
/// Reads a response that is taken as a whole, whatever it is; one that breaks off is asked for again where that does nothing twice.
/// </summary>
internal static class RawContentReader
{
    /// <param name="client">Sends the request again.</param>
    /// <param name="session">As whom, and where.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="response">The first response, its body not yet read; disposed when it was.</param>
    /// <param name="attempts">The tries so far.</param>
    /// <param name="responseReceived">Called for each further response.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">The body broke off too often, or is too large for the memory.</exception>
    public static async Task<RawContent> ReadOtherAsync(
        this ServiceClient client,
        ServiceSession session,
        ServiceRequest request,
        HttpResponseMessage response,
        RetryState attempts,
        Action<ResponseHead>? responseReceived,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            AdoServiceException broken;
            using (response)
            {
                try
                {
                    return await RawContent.ReadAsync(response, request.What, attempts.Limit, cancellationToken).ConfigureAwait(false);
                }
                catch (AdoServiceException exception) when (exception.ErrorId is ErrorIds.Transient or ErrorIds.TimedOut)
                {
                    broken = TruncatedResponse.Of(exception, request, session.Address);
                }
            }

            if (!await attempts.WaitForRetryAsync(broken, TruncatedResponse.CertaintyOf(request), cancellationToken).ConfigureAwait(false))
                throw broken;
            response = await client.SendAsync(session, request, attempts, cancellationToken).ConfigureAwait(false);
            responseReceived?.Invoke(ResponseHead.Of(response));
        }
    }
}
