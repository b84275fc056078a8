#if !NETFRAMEWORK
using System.Net;
using System.Net.Sockets;
using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Http.Proxies;
using AdoEntra.Requests;
using AdoEntra.Requests.Failures;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;
using AdoEntra.Requests.Throttling;

namespace AdoEntra.Core.Tests.Http.Proxies;

/// <summary>What a proxy that does not let a request through looks like, from a real one.</summary>
public sealed class ProxyHandlerTests
{
    private const string Password = "hush-hush";

    [Theory]
    [InlineData(
        "",
        "Negotiate,NTLM",
        "it requires credentials (407, Negotiate, NTLM)",
        "Windows authentication: set HTTPS_PROXY to http://:@127.0.0.1"
    )]
    [InlineData(
        ":@",
        "Negotiate,NTLM",
        "it does not accept the account that runs this process (407, Negotiate, NTLM)",
        "Ask the administrator of the proxy to allow that account, or set HTTPS_PROXY to http://DOMAIN%5Cuser:password@127.0.0.1"
    )]
    [InlineData(
        "someone:" + Password + "@",
        "Negotiate,NTLM",
        "it requires Windows authentication, and does not accept the user and the password (407, Negotiate, NTLM)",
        "Set HTTPS_PROXY to http://:@127.0.0.1"
    )]
    [InlineData(
        "",
        "Negotiate",
        "it requires credentials (407, Negotiate)",
        "Windows authentication: set HTTPS_PROXY to http://:@127.0.0.1"
    )]
    [InlineData(
        ":@",
        "Negotiate",
        "it does not accept the account that runs this process (407, Negotiate)",
        "Ask the administrator of the proxy to allow that account, or set HTTPS_PROXY to http://DOMAIN%5Cuser:password@127.0.0.1"
    )]
    [InlineData(
        "someone:" + Password + "@",
        "Negotiate",
        "it requires Windows authentication, and does not accept the user and the password (407, Negotiate)",
        "Set HTTPS_PROXY to http://:@127.0.0.1"
    )]
    [InlineData("", "NTLM", "it requires credentials (407, NTLM)", "Windows authentication: set HTTPS_PROXY to http://:@127.0.0.1")]
    [InlineData(
        ":@",
        "NTLM",
        "it does not accept the account that runs this process (407, NTLM)",
        "Ask the administrator of the proxy to allow that account, or set HTTPS_PROXY to http://DOMAIN%5Cuser:password@127.0.0.1"
    )]
    [InlineData(
        "someone:" + Password + "@",
        "NTLM",
        "it requires Windows authentication, and does not accept the user and the password (407, NTLM)",
        "Set HTTPS_PROXY to http://:@127.0.0.1"
    )]
    [InlineData("", "Basic realm=\"x\"", "it requires credentials (407, Basic)", "Set HTTPS_PROXY to http://user:password@127.0.0.1")]
    [InlineData(
        "someone:" + Password + "@",
        "Basic realm=\"x\"",
        "it does not accept the user and the password (407, Basic)",
        "Correct the user and the password in HTTPS_PROXY"
    )]
    [InlineData("", "Digest realm=\"x\"", "it requires credentials (407, Digest)", "Set HTTPS_PROXY to http://user:password@127.0.0.1")]
    [InlineData(
        "someone:" + Password + "@",
        "Digest realm=\"x\"",
        "it does not accept the user and the password (407, Digest)",
        "Correct the user and the password in HTTPS_PROXY"
    )]
    [InlineData("", "", "it requires credentials (407)", "Set HTTPS_PROXY to http://user:password@127.0.0.1")]
    [InlineData(
        "someone:" + Password + "@",
        "",
        "it does not accept the user and the password (407)",
        "Correct the user and the password in HTTPS_PROXY"
    )]
    [InlineData(
        ":@",
        "Basic realm=\"x\"",
        "it requires a user and a password, not the account that runs this process (407, Basic)",
        "Set HTTPS_PROXY to http://user:password@127.0.0.1"
    )]
    [InlineData(
        ":@",
        "Digest realm=\"x\"",
        "it requires a user and a password, not the account that runs this process (407, Digest)",
        "Set HTTPS_PROXY to http://user:password@127.0.0.1"
    )]
    [InlineData(
        ":@",
        "",
        "it does not accept the account that runs this process (407)",
        "Ask the administrator of the proxy to allow that account, or set HTTPS_PROXY to http://user:password@127.0.0.1"
    )]
    [InlineData(
        "",
        "Negotiate,Basic realm=\"x\"",
        "it requires credentials (407, Negotiate, Basic)",
        "Set HTTPS_PROXY to http://user:password@127.0.0.1"
    )]
    [InlineData(
        ":@",
        "Negotiate,Basic realm=\"x\"",
        "it does not accept the account that runs this process (407, Negotiate, Basic)",
        "Ask the administrator of the proxy to allow that account, or set HTTPS_PROXY to http://user:password@127.0.0.1"
    )]
    [InlineData(
        "someone:" + Password + "@",
        "Negotiate,Basic realm=\"x\"",
        "it does not accept the user and the password (407, Negotiate, Basic)",
        "Correct the user and the password in HTTPS_PROXY"
    )]
    public async Task Refusal_IsFinal_AndSaysWhatTheProxyWants(string user, string challenges, string what, string advice)
    {
        using var proxy = new RefusingProxy(challenges);
        using HttpClient client = Client($"http://{user}127.0.0.1:{proxy.Port}");

        var exception = await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync(TestProcess.ProjectsAddress).OrFail());

        AdoServiceException failure = ConnectionFailure.Of(
            exception,
            new Uri(TestProcess.ProjectsAddress),
            new ServiceRequest("_apis/projects", "the projects"),
            ServiceAddress.Create("contoso", null),
            out FailureKind certainty
        );
        Assert.Equal((ErrorIds.ProxyRefused, FailureKind.Permanent), (failure.ErrorId, certainty));
        Assert.StartsWith(
            $"The proxy http://127.0.0.1:{proxy.Port} (from HTTPS_PROXY) refused the connection to dev.azure.com: ",
            failure.Summary
        );
        Assert.Contains(what, failure.Summary);
        Assert.Contains(advice, failure.RecommendedAction);
        Assert.DoesNotContain(Password, failure.ToString());
        Assert.DoesNotContain("someone", failure.ToString());
    }

    [Fact]
    public async Task Refusal_OfTheWholeEngine_IsOneConnect()
    {
        using var proxy = new RefusingProxy("Basic realm=\"x\"");
        using var process = new TestProcess();
        using var product = new ProcessServices(
            new HttpTransport(() =>
                new ProxyHandler(new SocketsHttpHandler(), name => name == "HTTPS_PROXY" ? $"http://127.0.0.1:{proxy.Port}" : null)
            ),
            Variables.None,
            () => process.Clock.Now,
            process.Clock.ForRequests()
        );

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() =>
            product
                .Client.SendAsync(process.Session(), new ServiceRequest("_apis/projects", "the projects"), RequestContext.Silent, default)
                .OrFail()
        );

        Assert.Equal(ErrorIds.ProxyRefused, failure.ErrorId);
        Assert.Equal(1, proxy.Asked);
        Assert.Empty(process.Clock.Waits);
    }

    [Fact]
    public async Task Proxy_ThatIsNotThere_IsNamedWithoutItsPassword()
    {
        int port;
        using (var gone = new RefusingProxy(string.Empty)) port = gone.Port;
        using HttpClient client = Client($"http://someone:{Password}@127.0.0.1:{port}");

        var exception = await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync(TestProcess.ProjectsAddress).OrFail());

        AdoServiceException failure = ConnectionFailure.Of(
            exception,
            new Uri(TestProcess.ProjectsAddress),
            new ServiceRequest("_apis/projects", "the projects"),
            ServiceAddress.Create("contoso", null),
            out FailureKind certainty
        );
        Assert.Equal((ErrorIds.Transient, FailureKind.NotProcessed), (failure.ErrorId, certainty));
        Assert.Contains($"through the proxy http://127.0.0.1:{port} (HTTPS_PROXY)", failure.Summary);
        Assert.DoesNotContain(Password, failure.ToString());
    }

    // F25: it is passed over, and who reads of a name that is not found looks for another fault.
    [Theory]
    [InlineData("nonsense://x", " (HTTPS_PROXY is set, but not to the address of a proxy, and was ignored)")]
    [InlineData("http://[bad", " (HTTPS_PROXY is set, but not to the address of a proxy, and was ignored)")]
    [InlineData("nonsense://user:" + Password + "@x", " (HTTPS_PROXY is set, but not to the address of a proxy, and was ignored)")]
    [InlineData("", "")]
    [InlineData(" ", "")]
    public async Task Variable_ThatNamesNoProxy_IsNamedWhereTheConnectionFails(string value, string note)
    {
        int port;
        using (var gone = new RefusingProxy(string.Empty)) port = gone.Port;
        using HttpClient client = Client(value);
        var uri = new Uri($"https://127.0.0.1:{port}/");

        var exception = await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync(uri).OrFail());

        AdoServiceException failure = ConnectionFailure.Of(
            exception,
            uri,
            new ServiceRequest("_apis/projects", "the projects"),
            ServiceAddress.Create("contoso", null),
            out _
        );
        Assert.Contains($"The request for the projects could not reach 127.0.0.1:{port}{note}: ", failure.Summary);
        Assert.DoesNotContain(Password, failure.ToString());
    }

    // F8: an error at a proxy names which one it was.
    [Fact]
    public async Task Proxy_ThatHangs_IsNamed()
    {
        using var stop = new CancellationTokenSource();
        using var proxy = new SilentProxy();
        using HttpClient client = Client($"http://someone:{Password}@127.0.0.1:{proxy.Port}");
        Task<HttpResponseMessage> response = client.GetAsync(TestProcess.ProjectsAddress, stop.Token);
        await proxy.Reached.OrFail();

        stop.Cancel();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => response.OrFail());
        Assert.Equal($"the proxy http://127.0.0.1:{proxy.Port} (HTTPS_PROXY)", ProxyHandler.PlaceOf(exception));
    }

    // The request's own limit, and the one until the headers of each try.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Proxy_ThatHangs_IsNamedByTheRequestThatTimedOut(bool isChange)
    {
        using var proxy = new SilentProxy();
        using var process = new TestProcess();
        string variable = $"http://someone:{Password}@127.0.0.1:{proxy.Port}";
        using var product = new ProcessServices(
            new HttpTransport(() => new ProxyHandler(new SocketsHttpHandler(), name => name == "HTTPS_PROXY" ? variable : null)),
            Variables.None,
            () => process.Clock.Now,
            RequestClock.System
        );
        var request = new ServiceRequest("_apis/projects", "the projects") { Method = isChange ? HttpMethod.Post : HttpMethod.Get };

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => product.Client.SendAsync(
            process.Session(), request, RequestContext.Silent with { Limit = TimeSpan.FromSeconds(1) }, default).OrFail());

        Assert.Equal(ErrorIds.TimedOut, failure.ErrorId);
        Assert.Equal(
            $"The request for the projects to dev.azure.com through the proxy http://127.0.0.1:{proxy.Port} "
                + "(HTTPS_PROXY) timed out after 1 s.",
            failure.Summary
        );
        if (!isChange)
            Assert.EndsWith(
                $"check that the proxy http://127.0.0.1:{proxy.Port} (HTTPS_PROXY) lets this machine through.",
                failure.RecommendedAction
            );
        Assert.DoesNotContain(Password, failure.ToString());
    }

    // .NET takes the strongest scheme that it has a credential for, and no other when that one fails.
    [Fact]
    public async Task Refusal_OfWindowsAuthentication_TriesThePasswordToo()
    {
        using var proxy = new RefusingProxy("Negotiate,Basic realm=\"x\"");
        using HttpClient client = Client($"http://someone:{Password}@127.0.0.1:{proxy.Port}");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync(TestProcess.ProjectsAddress).OrFail());

        string expected = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes("someone:" + Password));
        Assert.Contains($"Proxy-Authorization: Basic {expected}", proxy.Authorizations);
    }

    [Fact]
    public void Find_SeesItBehindOtherExceptions()
    {
        ProxyRefusedException refused = ProxyRefusal.Of(
            "http://p:1",
            "HTTPS_PROXY",
            "h",
            [],
            ProxyLogin.None,
            isVariable: true,
            exception: null
        );

        Assert.Same(
            refused,
            ProxyRefusedException.Find(
                new InvalidOperationException("outer", new AggregateException(new IOException("x"), new HttpRequestException("y", refused)))
            )
        );
        Assert.Null(ProxyRefusedException.Find(new HttpRequestException("y")));
        Assert.Null(ProxyRefusedException.Find(null));
    }

    private static HttpClient Client(string proxy) =>
        new(new ProxyHandler(new SocketsHttpHandler(), name => name == "HTTPS_PROXY" ? proxy : null));

    // Takes a connection and says nothing.
    private sealed class SilentProxy : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public SilentProxy()
        {
            _listener.Start();
            Reached = _listener.AcceptTcpClientAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public Task<TcpClient> Reached { get; }

        public void Dispose()
        {
            if (Reached.IsCompletedSuccessfully) Reached.Result.Dispose();
            _listener.Stop();
        }
    }

    // Answers every CONNECT with 407, on the same connection, as proxies do.
    private sealed class RefusingProxy : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly string _challenges;
        private int _asked;

        public RefusingProxy(string challenges)
        {
            _challenges = string.Concat(
                challenges.Split([','], StringSplitOptions.RemoveEmptyEntries).Select(static one => $"Proxy-Authenticate: {one}\r\n")
            );
            _listener.Start();
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            _ = AcceptAsync();
        }

        public int Port { get; }

        public System.Collections.Concurrent.ConcurrentQueue<string> Authorizations { get; } = new();

        public int Asked => Volatile.Read(ref _asked);

        public void Dispose() => _listener.Stop();

        private async Task AcceptAsync()
        {
            try
            {
                while (true) _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
            {
            }
        }

        private async Task AnswerAsync(TcpClient client)
        {
            using (client)
            {
                using var reader = new StreamReader(client.GetStream());
                while (await reader.ReadLineAsync() is { } line)
                {
                    if (line.StartsWith("CONNECT ", StringComparison.Ordinal))
                        Interlocked.Increment(ref _asked);
                    if (line.StartsWith("Proxy-Authorization: ", StringComparison.OrdinalIgnoreCase))
                        Authorizations.Enqueue(line);
                    if (line.Length > 0)
                        continue;
                    byte[] answer = System.Text.Encoding.ASCII.GetBytes(
                        $"HTTP/1.1 407 Proxy Authentication Required\r\n{_challenges}Content-Length: 0\r\n\r\n"
                    );
                    await client.GetStream().WriteAsync(answer);
                }
            }
        }
    }
}
#endif
