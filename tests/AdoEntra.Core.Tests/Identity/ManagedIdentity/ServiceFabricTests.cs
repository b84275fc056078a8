using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AdoEntra.Core.Tests.Identity.Certificates;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

/// <summary>
/// Service Fabric over the real network stack: its endpoint speaks https with a certificate that is self-signed, and the host tells its
/// thumbprint. Exactly that one is accepted in addition to those with a valid chain, and by this client only.
/// </summary>
[Collection(HostEnvironmentDefinition.Name)]
public sealed class ServiceFabricTests : IDisposable
{
    private const string Secret = "header-value-77";
    private readonly SecureServer _server = new();
    private readonly HostEnvironment _environment;

    public ServiceFabricTests() => _environment = new HostEnvironment(
        ("IDENTITY_ENDPOINT", _server.Address),
        ("IDENTITY_HEADER", Secret),
        ("IDENTITY_SERVER_THUMBPRINT", _server.Thumbprint));

    public void Dispose()
    {
        _environment.Dispose();
        _server.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetToken_CertificateOfThatThumbprint_IsAccepted(bool lowerCase)
    {
        if (lowerCase) _environment.Set("IDENTITY_SERVER_THUMBPRINT", _server.Thumbprint.ToLowerInvariant());

        SourceToken token = await Source().GetTokenAsync(KnownHost.NewRequest(out string resource), default).OrFail();

        Assert.Equal("of-the-fabric", token.Token);
        string request = Assert.Single(_server.Requests);
        Assert.StartsWith($"GET /metadata/identity/oauth2/token?api-version=2020-05-01&resource={resource} HTTP/1.1", request);
        Assert.Contains("secret: " + Secret, request);
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000")]
    [InlineData("*")]
    // Longer than the thumbprint, shorter than it.
    [InlineData("{0}00")]
    [InlineData("{1}")]
    public async Task GetToken_OtherCertificate_GetsNothing(string thumbprint)
    {
        _environment.Set(
            "IDENTITY_SERVER_THUMBPRINT",
            thumbprint.Replace("{0}", _server.Thumbprint).Replace("{1}", _server.Thumbprint.Substring(0, 39))
        );

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() =>
            Source().GetTokenAsync(KnownHost.NewRequest(out _), default).OrFail()
        );

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.StartsWith($"Service Fabric at {_server.Address}", failure.Message);
        Assert.Contains("presented a certificate with another thumbprint", failure.Message);
        Assert.Empty(_server.Requests);
        // Once: no later try would change it.
        Assert.Equal(1, _server.Connections);
    }

    // What is accepted for the identity endpoint is accepted for nothing else.
    [Fact]
    public async Task OtherClients_DoNotAcceptThatCertificate()
    {
        var transport = new HttpTransport();
        await new ManagedIdentityTokenSource(
            ManagedIdentityReference.SystemAssigned,
            new TokenSourceServices(Environment.GetEnvironmentVariable, transport)
        )
            .GetTokenAsync(KnownHost.NewRequest(out _), default)
            .OrFail();

        foreach (
            HttpClient client in new[]
            {
                transport.LocalClient,
                transport.HostClient(string.Empty, static network => new ManagedIdentityRetry(network)),
                transport.ServiceClient,
                transport.IdentityClient,
            }
        )
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(_server.Address)).OrFail());
        }

        Assert.Single(_server.Requests);
    }

    private static ManagedIdentityTokenSource Source() =>
        new(ManagedIdentityReference.SystemAssigned, new TokenSourceServices(Environment.GetEnvironmentVariable, new HttpTransport()));

    /// <summary>One answer over TLS, with a certificate that is self-signed.</summary>
    private sealed class SecureServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        // One for all: making a key takes longer than anything else here.
        private static readonly Lazy<X509Certificate2> s_certificate = new(Create);
        private readonly X509Certificate2 _certificate = s_certificate.Value;
        private readonly List<string> _requests = [];
        private int _connections;

        public SecureServer()
        {
            _listener.Start();
            _ = AcceptAsync();
        }

        public string Address => $"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/metadata/identity/oauth2/token";

        public string Thumbprint => _certificate.Thumbprint;

        public int Connections => Volatile.Read(ref _connections);

        public IReadOnlyList<string> Requests
        {
            get
            {
                lock (_requests) return [.. _requests];
            }
        }

        public void Dispose() => _listener.Stop();

        private static X509Certificate2 Create()
        {
            byte[] bytes = TestCertificate.Good.Pfx("x");
#if !NET9_0_OR_GREATER
            return new X509Certificate2(bytes, "x");
#else
            return X509CertificateLoader.LoadPkcs12(bytes, "x");
#endif
        }

        private async Task AcceptAsync()
        {
            while (true)
            {
                try
                {
                    TcpClient client = await _listener.AcceptTcpClientAsync();
                    Interlocked.Increment(ref _connections);
                    _ = AnswerAsync(client);
                }
                catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
                {
                    return;
                }
            }
        }

        private async Task AnswerAsync(TcpClient client)
        {
            using (client)
            using (var stream = new SslStream(client.GetStream()))
            {
                try
                {
                    await stream.AuthenticateAsServerAsync(_certificate);
                    var head = new StringBuilder();
                    byte[] one = new byte[1];
                    while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                    {
                        if (await stream.ReadAsync(one, 0, 1) == 0) return;
                        head.Append((char)one[0]);
                    }

                    lock (_requests)
                        _requests.Add(head.ToString());
                    string body =
                        $$"""{"access_token":"of-the-fabric","token_type":"Bearer","expires_on":"{{DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds()}}"}""";
                    byte[] answer = Encoding.ASCII.GetBytes(
                        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: "
                            + $"close\r\n\r\n{body}"
                    );
                    await stream.WriteAsync(answer, 0, answer.Length);
                }
                catch (Exception exception) when (exception is AuthenticationException or IOException)
                {
                    // The other side did not like the certificate.
                }
            }
        }
    }
}
