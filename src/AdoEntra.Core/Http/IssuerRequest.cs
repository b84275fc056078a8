using System.Net.Http.Headers;
using System.Text;
using AdoEntra.Http.Proxies;

namespace AdoEntra.Http;

/// <summary>
/// A job's request to the issuer of its federated tokens. Retries while the issuer is unavailable, within a limit of its own.
/// </summary>
internal static class IssuerRequest
{
    /// <summary>For all tries together: signing in has 15 s, and Entra comes after this.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    // A longer one is not worth starting.
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan[] s_pauses = [TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(1200)];

    /// <summary>GET, as GitHub is asked (protocol.md 1.11).</summary>
    public static Task<IssuerHttpResponse> GetAsync(
        HttpTransport transport,
        RequestClock clock,
        Uri uri,
        string bearer,
        CancellationToken cancellationToken
    ) => SendAsync(transport, clock, () => new HttpRequestMessage(HttpMethod.Get, uri), bearer, cancellationToken);

    /// <summary>
    /// POST without a body, as Azure Pipelines is asked (protocol.md 1.11); an error response comes as such, not as a page to sign in.
    /// </summary>
    public static Task<IssuerHttpResponse> PostAsync(
        HttpTransport transport,
        RequestClock clock,
        Uri uri,
        string bearer,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            transport,
            clock,
            () =>
            {
                var content = new ByteArrayContent([]);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = content };
                request.Headers.Add("X-TFS-FedAuthRedirect", "Suppress");
                return request;
            },
            bearer,
            cancellationToken);

    private static async Task<IssuerHttpResponse> SendAsync(
        HttpTransport transport, RequestClock clock, Func<HttpRequestMessage> create, string bearer, CancellationToken cancellationToken)
    {
        // Of its own, and forgotten at the end: what this issuer says must not be mistaken for Entra's response, recorded around it.
        RecordedResponse.Start();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(limit, Limit);
        IssuerHttpResponse? last = null;
        try
        {
            for (int tries = 0; ; tries++)
            {
                last = await TryAsync(transport, create, bearer, limit.Token).ConfigureAwait(false);
                if (!last.MayPass || tries == s_pauses.Length || last.RetryAfter > s_longestPause) return last;
                await clock.DelayAsync(last.RetryAfter ?? s_pauses[tries], limit.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return last ?? IssuerHttpResponse.None($"no response within {Limit.TotalSeconds:0} s.", exception);
        }
    }

    private static async Task<IssuerHttpResponse> TryAsync(
        HttpTransport transport,
        Func<HttpRequestMessage> create,
        string bearer,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using HttpRequestMessage request = create();
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            using HttpResponseMessage response = await transport.IdentityClient.SendAsync(request, cancellationToken).ConfigureAwait(false);
            // Buffered by now, so no wait; and as bytes, since a made-up charset would throw.
#if NETFRAMEWORK
            byte[] body = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
#else
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
#endif
            return new((int)response.StatusCode, Encoding.UTF8.GetString(body), null) { RetryAfter = response.Headers.RetryAfter?.Delta };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return IssuerHttpResponse.None(NetworkFailure.Words(exception), exception);
        }
    }
}

/// <summary>The response of an issuer.</summary>
/// <param name="Status">The status; null where nothing came.</param>
/// <param name="Body">The body, which may hold a token.</param>
/// <param name="Cause">Why nothing came, as a sentence.</param>
internal sealed record IssuerHttpResponse(int? Status, string Body, string? Cause)
{
    /// <summary>How long the issuer wants to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What went wrong where nothing came.</summary>
    public Exception? Exception { get; init; }

    /// <summary>True where another try may go better.</summary>
    public bool MayPass => (Status is null && !IsFinal) || Status is 408 or 429 or >= 500 || IsBlank;

    /// <summary>True for a good response with nothing in it.</summary>
    public bool IsBlank => Status == 200 && BlankBody.Is(Body);

    public static IssuerHttpResponse None(string cause, Exception exception) => new(null, string.Empty, cause) { Exception = exception };

    private bool IsFinal =>
        Exception is { } failure && (ProxyRefusedException.Find(failure) is not null || NetworkFailure.IsTrust(failure));

    /// <summary>Without the body: this text may end up in a log.</summary>
    public override string ToString() => $"status {Status}";
}
