using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using AdoEntra.Errors;
using AdoEntra.Http.Proxies;

namespace AdoEntra.Http;

/// <summary>
/// The only place that makes HTTP handlers. One client for the service, one for Entra and other issuers on the network, one for identity
/// endpoints of this host, shared by the whole process; none keeps cookies, follows redirects, or has a header of any user. The service's
/// bodies come as they are sent: whether they are compressed decides what part of a file can be asked for.
/// </summary>
internal sealed class HttpTransport
{
    // An Azure VM answers within milliseconds; off Azure the address may swallow packets without a word.
    public static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(2);

    private static readonly AsyncLocal<RecordedResponse?> s_recording = new();

    private readonly Lazy<HttpClient> _service;
    private readonly Lazy<HttpClient> _emulator;
    private readonly Lazy<HttpClient> _identity;
    private readonly Lazy<HttpClient> _local;
    private readonly ConcurrentDictionary<string, Lazy<HttpClient>> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Func<HttpMessageHandler>? _handler;

    /// <param name="handler">What tests put in place of the network; null for the network.</param>
    public HttpTransport(Func<HttpMessageHandler>? handler = null)
    {
        _handler = handler;
        _service = new Lazy<HttpClient>(() => Client(handler?.Invoke() ?? NetworkHandler(useProxy: true, decompresses: false)));
        _emulator = new Lazy<HttpClient>(() => Client(handler?.Invoke() ?? NetworkHandler(useProxy: false, decompresses: false)));
        _identity = new Lazy<HttpClient>(() => Client(new RecordingHandler(handler?.Invoke() ?? NetworkHandler(useProxy: true))));
        // Identity endpoints are link-local or loopback: a proxy can only get in their way, or read them.
        _local = new Lazy<HttpClient>(() => Client(new RecordingHandler(handler?.Invoke() ?? NetworkHandler(useProxy: false))));
    }

    /// <summary>For requests to Azure DevOps. The bearer goes on each message, never on the client.</summary>
    public HttpClient ServiceClient => _service.Value;

    /// <summary>For an emulator of Azure DevOps on this machine: no proxy stands between.</summary>
    public HttpClient EmulatorClient => _emulator.Value;

    /// <summary>For Entra, and for those who issue federated tokens over the network.</summary>
    public HttpClient IdentityClient => _identity.Value;

    /// <summary>For the identity endpoint of this host.</summary>
    public HttpClient LocalClient => _local.Value;

    /// <summary>
    /// For tokens of a managed identity from the endpoint of this host: as <see cref="LocalClient"/>, with the retries of its caller.
    /// </summary>
    /// <param name="thumbprint">The SHA-1 of the one certificate accepted besides those with a valid chain (Service Fabric); empty for
    /// none.</param>
    /// <param name="policy">Puts the retries around the network; of the first who asks with this thumbprint.</param>
    public HttpClient HostClient(string thumbprint, Func<HttpMessageHandler, HttpMessageHandler> policy) => _hosts.GetOrAdd(
        thumbprint,
        key => new Lazy<HttpClient>(() => Client(policy(
            new RecordingHandler(_handler?.Invoke() ?? NetworkHandler(useProxy: false, thumbprint: key)))))).Value;

    /// <summary>Records what the identity endpoint answers to the last request that this flow of control sends from here on.</summary>
    public static RecordedResponse StartRecording()
    {
        var answer = new RecordedResponse();
        s_recording.Value = answer;
        return answer;
    }

    /// <summary>Whether the instance metadata service is at an address; see <see cref="WhyNoMetadataServiceAsync"/>.</summary>
    public async Task<bool> IsMetadataServiceAsync(string address, RequestClock clock, CancellationToken cancellationToken) =>
        await WhyNoMetadataServiceAsync(address, clock, cancellationToken).ConfigureAwait(false) is null;

    /// <summary>
    /// Why the instance metadata service is not at an address; null where it is. Asks once, within <see cref="ProbeLimit"/>, and without
    /// the header
    /// that the service demands, so that it gives out nothing.
    /// </summary>
    /// <returns>The end of a sentence that begins with the address: <c>refused the connection</c>.</returns>
    public async Task<string?> WhyNoMetadataServiceAsync(string address, RequestClock clock, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https")) return "is not a web address";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(limit, ProbeLimit);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(uri, "/metadata/identity/oauth2/token"));
            using HttpResponseMessage response = await LocalClient
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token)
                .ConfigureAwait(false);
            return LooksLikeMetadataService(response)
                ? null
                : $"responded with {(int)response.StatusCode} ({response.Content.Headers.ContentType?.MediaType ?? "no type"}), "
                    + "which the metadata service of a VM never does";
        }
        catch (HttpRequestException exception)
        {
            return $"could not be reached ({Redaction.Redact(exception.GetBaseException().Message).TrimEnd('.')})";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"did not respond within {ProbeLimit.TotalSeconds:0} s";
        }
    }

    // The service answers in JSON, an error response mostly (400). Off Azure, proxies and portals answer for every address: with a page, a
    // redirect, or an error response of their own.
    private static bool LooksLikeMetadataService(HttpResponseMessage response)
    {
        string? type = response.Content.Headers.ContentType?.MediaType;
        if (type is "application/json") return true;
        return type is not "text/html" && (int)response.StatusCode is 200 or 400 or 404 or 410 or 429 or 500 or 502 or 503 or 504;
    }

    // Every wait has a limit of its own where it is made: HttpClient's would end a long download too.
    private static HttpClient Client(HttpMessageHandler handler) => new(handler) { Timeout = Timeout.InfiniteTimeSpan };

#if NETFRAMEWORK
    private static HttpMessageHandler NetworkHandler(bool useProxy, bool decompresses = true, string thumbprint = "")
    {
        var handler = new HttpClientHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            UseProxy = false,
            AutomaticDecompression = decompresses ? DecompressionMethods.GZip | DecompressionMethods.Deflate : DecompressionMethods.None,
            // .NET Framework allows two unless told otherwise.
            MaxConnectionsPerServer = 64,
        };
        if (thumbprint.Length > 0)
            handler.ServerCertificateCustomValidationCallback = (_, certificate, _, errors) => IsAccepted(certificate, errors, thumbprint);
        return useProxy ? new ProxyHandler(handler, Environment.GetEnvironmentVariable) : handler;
    }
#else
    private static HttpMessageHandler NetworkHandler(bool useProxy, bool decompresses = true, string thumbprint = "")
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            UseProxy = false,
            AutomaticDecompression = decompresses ? DecompressionMethods.All : DecompressionMethods.None,
            EnableMultipleHttp2Connections = true,
            // A host may move: a pooled connection does not outlive its DNS answer for long.
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            // Who stops reading wants the connection closed, not read to its end first.
            MaxResponseDrainSize = 0,
        };
        if (thumbprint.Length > 0)
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                IsAccepted(certificate, errors, thumbprint);
        return useProxy ? new ProxyHandler(handler, Environment.GetEnvironmentVariable) : handler;
    }
#endif

    private static bool IsAccepted(X509Certificate? certificate, SslPolicyErrors errors, string thumbprint) =>
        errors == SslPolicyErrors.None || string.Equals(certificate?.GetCertHashString(), thumbprint, StringComparison.OrdinalIgnoreCase);

    private sealed class RecordingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            RecordedResponse? answer = s_recording.Value;
            answer?.Begin();
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            // What an authority says of itself is no response about a token, unless it refuses (protocol.md 1.8).
            if (answer is null || (response.IsSuccessStatusCode && IsDiscovery(request.RequestUri!))) return response;
            try
            {
                await answer.TakeAsync(response, cancellationToken).ConfigureAwait(false);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }

        private static bool IsDiscovery(Uri uri) =>
            uri.AbsolutePath.EndsWith("/discovery/instance", StringComparison.Ordinal) || uri.AbsolutePath.Contains("/.well-known/");
    }
}
