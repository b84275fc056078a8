using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using AdoEntra.Http.Proxies;

namespace AdoEntra.Http;

/// <summary>
/// The only place that makes HTTP handlers. One client for the service, one for Entra and other issuers on the network, one for identity
/// endpoints of this host, shared by the whole process; none keeps cookies, follows redirects, or has a header of any user. The service's
/// bodies come as they are sent: whether they are compressed decides what part of a file can be asked for.
/// </summary>
internal sealed class HttpTransport
{
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
        _identity = new Lazy<HttpClient>(() => Client(new RecordedResponse.Handler(handler?.Invoke() ?? NetworkHandler(useProxy: true))));
        // Identity endpoints are link-local or loopback: a proxy can only get in their way, or read them.
        _local = new Lazy<HttpClient>(() => Client(new RecordedResponse.Handler(handler?.Invoke() ?? NetworkHandler(useProxy: false))));
    }

    /// <summary>For requests to Azure DevOps. The bearer goes on each message, never on the client.</summary>
    public HttpClient ServiceClient => _service.Value;

    /// <summary>For an emulator of Azure DevOps on this machine: no proxy stands between.</summary>
    public HttpClient EmulatorClient => _emulator.Value;

    /// <summary>For Entra, and for issuers of federated tokens over the network.</summary>
    public HttpClient IdentityClient => _identity.Value;

    /// <summary>For the identity endpoint of this host.</summary>
    public HttpClient LocalClient => _local.Value;

    /// <summary>
    /// For tokens of a managed identity from the endpoint of this host: as <see cref="LocalClient"/>, with the retries of its caller.
    /// </summary>
    /// <param name="thumbprint">The SHA-1 of the one certificate accepted besides those with a valid chain (Service Fabric); empty for
    /// none.</param>
    /// <param name="policy">Puts the retries around the network; of the first caller with this thumbprint.</param>
    public HttpClient HostClient(string thumbprint, Func<HttpMessageHandler, HttpMessageHandler> policy) => _hosts.GetOrAdd(
        thumbprint,
        key => new Lazy<HttpClient>(() => Client(policy(
            new RecordedResponse.Handler(_handler?.Invoke() ?? NetworkHandler(useProxy: false, thumbprint: key)))))).Value;

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
            // .NET Framework allows two unless configured otherwise.
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
            // A caller that stops reading wants the connection closed, not drained first.
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
}
