using System.Net;
using System.Net.Http.Headers;
using AdoEntra.Errors;
using AdoEntra.Tokens;

namespace AdoEntra.Http;

/// <summary>Sends requests to Azure DevOps: address check, token, one renewal, refusals told apart.</summary>
internal sealed class ServiceClient(HttpTransport transport, TokenProvider tokens)
{
    // Until the headers of an answer; the service delays a throttled request by up to 30 s (protocol.md 3.5).
    private static readonly TimeSpan s_answerLimit = TimeSpan.FromSeconds(100);

    private static readonly ProductInfoHeaderValue s_userAgent = new("AdoEntra", typeof(ServiceClient).Assembly.GetName().Version!.ToString(3));

    // Lets Microsoft's support find all requests of one process.
    private static readonly string s_session = Guid.NewGuid().ToString("D");

    /// <summary>Sends a request with the token and gives the answer, its headers read and its body not yet.</summary>
    /// <exception cref="AdoEntraException">There is no token, or the service refused.</exception>
    public async Task<HttpResponseMessage> SendAsync(ServiceSession session, ServiceRequest request, CancellationToken cancellationToken)
    {
        CachedToken token = await tokens.GetAsync(session.Identity, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = await SendOnceAsync(session.Address, request, token, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            (response, token) = await AskAgainAsync(session, request, response, token, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            await Refusal.ThrowIfRefusedAsync(response, request, session.Address, token, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A token may be refused before its time: revoked, rights changed, more asked of it (a claims challenge). It is renewed once, whatever its
    /// expiry says, before the refusal is believed.
    /// </summary>
    private async Task<(HttpResponseMessage Response, CachedToken Token)> AskAgainAsync(
        ServiceSession session, ServiceRequest request, HttpResponseMessage refused, CachedToken token, CancellationToken cancellationToken)
    {
        AdoServiceException refusal;
        string? claims = ClaimsChallenge.Read(refused.Headers);
        using (refused) refusal = await Refusal.ReadAsync(refused, request, session.Address, token, cancellationToken).ConfigureAwait(false);
        CachedToken other;
        try
        {
            other = await tokens.ReplaceAsync(session.Identity, token, claims, cancellationToken).ConfigureAwait(false);
        }
        catch (AdoSignInException) when (claims is null && refusal.ErrorId != ErrorIds.NotSignedIn)
        {
            // The service knows who is asking and says why not; that no other token can be had is not the reason.
            throw refusal;
        }

        return (await SendOnceAsync(session.Address, request, other, cancellationToken).ConfigureAwait(false), other);
    }

    /// <summary>Sends a request without any credential. The answer is the caller's to judge.</summary>
    public async Task<HttpResponseMessage> SendAnonymousAsync(ServiceAddress address, HttpMethod method, Uri uri, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = Message(address, method, uri);
        return await SendMessageAsync(address, message, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendOnceAsync(ServiceAddress address, ServiceRequest request, CachedToken token, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = Message(address, request.Method, address.Resolve(request.Route));
        message.Headers.Accept.ParseAdd($"application/json;api-version={request.ApiVersion}");
        message.Headers.Authorization = new AuthenticationHeaderValue(token.TokenType, token.HeaderValue);
        try
        {
            return await SendMessageAsync(address, message, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            throw new AdoServiceException(
                ErrorIds.Transient,
                $"{message.RequestUri!.Authority} could not be reached for {request.What}: {exception.Message}",
                "Check the network and the proxy of this machine, then try again.",
                exception)
            { Target = address.Organization };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AdoServiceException(
                ErrorIds.TimedOut,
                $"{message.RequestUri!.Authority} did not answer within {s_answerLimit.TotalSeconds:0} s when asked for {request.What}.",
                "Try again; if it stays so, look at https://status.dev.azure.com.")
            { Target = address.Organization };
        }
    }

    private async Task<HttpResponseMessage> SendMessageAsync(ServiceAddress address, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_answerLimit);
        // An emulator is on this machine: no proxy stands between.
        HttpClient client = address.IsEmulator ? transport.LocalClient : transport.ServiceClient;
        return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
    }

    private static HttpRequestMessage Message(ServiceAddress address, HttpMethod method, Uri uri)
    {
        HostRules.Demand(uri, address);
        var message = new HttpRequestMessage(method, uri);
        message.Headers.UserAgent.Add(s_userAgent);
        message.Headers.Add("X-TFS-Session", s_session);
        // Without it a refusal is a redirect to a sign-in page, or the page itself with status 203 (protocol.md 3.3).
        message.Headers.Add("X-TFS-FedAuthRedirect", "Suppress");
        return message;
    }
}
