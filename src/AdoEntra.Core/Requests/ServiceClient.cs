using System.Net;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;
using AdoEntra.Tokens;

namespace AdoEntra.Requests;

/// <summary>
/// Sends requests to Azure DevOps: no faster than its throttling allows, with a token that is renewed where it is refused, again where
/// that can do no harm, and to no other host.
/// </summary>
internal sealed class ServiceClient(HttpTransport transport, TokenProvider tokens, RequestClock clock)
{
    private readonly Throttles _throttles = new(clock);
    private readonly RequestSender _sender = new(transport, clock);

    /// <summary>The time that is measured and spent.</summary>
    public RequestClock Clock => clock;

    /// <summary>The tries of a request; one set of them for all that is asked to get one response.</summary>
    public RetryState Begin(ServiceSession session, ServiceRequest request, RequestContext context) =>
        new(request, _throttles.Of(session), context, clock);

    /// <summary>Sends a request with the token and gives the response, its headers read and its body not yet.</summary>
    /// <exception cref="AdoEntraException">There is no token, or the service refused.</exception>
    public Task<HttpResponseMessage> SendAsync(
        ServiceSession session,
        ServiceRequest request,
        RequestContext context,
        CancellationToken cancellationToken
    ) => SendAsync(session, request, Begin(session, request, context), cancellationToken);

    /// <inheritdoc cref="SendAsync(ServiceSession, ServiceRequest, RequestContext, CancellationToken)"/>
    public async Task<HttpResponseMessage> SendAsync(
        ServiceSession session,
        ServiceRequest request,
        RetryState attempts,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(limit, attempts.Remaining);
        var exchange = new ServiceExchange(session, request, attempts, tokens, _sender);
        try
        {
            return await exchange.RunAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw exchange.TimedOut(attempts.Limit);
        }
    }

    /// <summary>Sends a request without any credential. The response is the caller's to judge.</summary>
    public Task<HttpResponseMessage> SendAnonymousAsync(
        ServiceAddress address,
        HttpMethod method,
        Uri uri,
        CancellationToken cancellationToken
    ) => _sender.SendAnonymousAsync(address, method, uri, cancellationToken);
}
