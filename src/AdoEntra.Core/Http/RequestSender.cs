using System.Net.Http.Headers;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Http;

/// <summary>Makes a request's message and sends it, once. The address is looked at here, immediately before, and nowhere later.</summary>
internal sealed class RequestSender(HttpTransport transport, RequestClock clock)
{
    /// <summary>Until the headers of a response; the service delays a throttled request by up to 30 s (protocol.md 3.5).</summary>
    public static readonly TimeSpan ResponseLimit = TimeSpan.FromSeconds(100);

    // What GzipBody can tell the end of; not so the others that a framework can read.
    private const string Compressed = "gzip";
    private const string AsItIs = "identity";

    private static readonly ProductInfoHeaderValue s_userAgent = new(
        "AdoEntra",
        typeof(RequestSender).Assembly.GetName().Version!.ToString(3)
    );

    // Lets Microsoft's support find all requests of one process.
    private static readonly string s_session = Guid.NewGuid().ToString("D");

    /// <summary>Sends a request with the token.</summary>
    /// <exception cref="AdoConnectionException"><c>HostNotAllowed</c>: the token must not go there.</exception>
    public Task<HttpResponseMessage> SendAsync(
        ServiceAddress address,
        ServiceRequest request,
        Uri uri,
        AuthenticationHeaderValue token,
        CancellationToken cancellationToken
    )
    {
        HostRules.Ensure(uri, address);
        HttpRequestMessage message = Message(request.Method, uri);
        Fill(message, request);
        Identify(message);
        message.Headers.Authorization = token;
        return SendMessageAsync(address, message, cancellationToken);
    }

    /// <summary>
    /// Reads from one of the service's storage hosts, whose signed address is its own key: neither token nor any other of our headers goes
    /// there.
    /// </summary>
    public Task<HttpResponseMessage> SendToStorageAsync(
        ServiceAddress address,
        ServiceRequest request,
        Uri uri,
        CancellationToken cancellationToken
    )
    {
        if (!HostRules.IsStorage(uri, address)) throw HostRules.NotAllowed(uri, address);
        HttpRequestMessage message = Message(request.Method, uri);
        message.Headers.AcceptEncoding.ParseAdd(AsItIs);
        foreach (KeyValuePair<string, string> header in request.Headers.Where(static header => header.Key is "Range" or "If-Range"))
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return SendMessageAsync(address, message, cancellationToken);
    }

    /// <summary>Sends a request to the service without any credential.</summary>
    public Task<HttpResponseMessage> SendAnonymousAsync(
        ServiceAddress address,
        HttpMethod method,
        Uri uri,
        CancellationToken cancellationToken
    )
    {
        HostRules.Ensure(uri, address);
        HttpRequestMessage message = Message(method, uri);
        message.Headers.AcceptEncoding.ParseAdd(Compressed);
        Identify(message);
        return SendMessageAsync(address, message, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendMessageAsync(
        ServiceAddress address,
        HttpRequestMessage message,
        CancellationToken cancellationToken
    )
    {
        using (message)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            clock.CancelAfter(limit, ResponseLimit);
            HttpClient client = address.IsEmulator ? transport.EmulatorClient : transport.ServiceClient;
            HttpResponseMessage response = await client
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token)
                .ConfigureAwait(false);
            // It would keep the token, for as long as a caller keeps the response.
            response.RequestMessage = null;
            return response;
        }
    }

    private static HttpRequestMessage Message(HttpMethod method, Uri uri)
    {
        var message = new HttpRequestMessage(method, uri);
#if !NETFRAMEWORK
        // HTTP/2 where the service offers it; over plain text there is no offer.
        message.Version = System.Net.HttpVersion.Version20;
        message.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
#endif
        message.Headers.UserAgent.Add(s_userAgent);
        return message;
    }

    private static void Fill(HttpRequestMessage message, ServiceRequest request)
    {

        // With a content, if an empty one, .NET's own handler does not send again by itself what changes something when a connection
        // breaks.
        message.Content = request.Body?.CreateContent() ?? (request.IsReading ? null : new ByteArrayContent([]));
        bool acceptIsGiven = false;
        foreach (KeyValuePair<string, string> header in request.Headers)
        {
            acceptIsGiven |= header.Key.Equals("Accept", StringComparison.OrdinalIgnoreCase);
            if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value))
                message.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        // A part of what is saved can be asked for only as it is.
        if (message.Headers.AcceptEncoding.Count == 0)
            message.Headers.AcceptEncoding.ParseAdd(request.IsDownload ? AsItIs : Compressed);
        if (!acceptIsGiven)
            message.Headers.Accept.ParseAdd(request.IsDownload ? "*/*" : request.Accept);
        if (request.ApiVersion is not { } version)
            return;
        foreach (MediaTypeWithQualityHeaderValue type in message.Headers.Accept)
            type.Parameters.Add(new NameValueHeaderValue("api-version", version));
    }

    private static void Identify(HttpRequestMessage message)
    {
        message.Headers.Add("X-TFS-Session", s_session);
        // Without it an error response is a redirect to a sign-in page, or the page itself with status 203 (protocol.md 3.3).
        message.Headers.Add("X-TFS-FedAuthRedirect", "Suppress");
    }
}
