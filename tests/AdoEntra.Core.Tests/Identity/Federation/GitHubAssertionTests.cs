using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Http.Proxies;
using AdoEntra.Identity;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Core.Tests.Identity.Federation;

/// <summary>What GitHub is asked (protocol 1.11), and what its refusals mean.</summary>
public sealed class GitHubAssertionTests : IDisposable
{
    private const string Host = "https://run-actions-1.actions.githubusercontent.com/abc";
    private const string RequestToken = "opaque.request-token_77";
    private readonly FakeServer _server = new();
    private readonly TestClock _clock = new();

    public void Dispose() => _server.Dispose();

    // What the runner gives, what is asked.
    [Theory]
    [InlineData(Host + "?api-version=2.0", Host + "?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange")]
    [InlineData(Host, Host + "?audience=api%3A%2F%2FAzureADTokenExchange")]
    [InlineData(Host + "?", Host + "?audience=api%3A%2F%2FAzureADTokenExchange")]
    [InlineData(Host + "?audience=other&api-version=2.0", Host + "?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange")]
    [InlineData(Host + "?a=1&AUDIENCE=other&audience=x#part", Host + "?a=1&audience=api%3A%2F%2FAzureADTokenExchange")]
    [InlineData(" " + Host + "?x=%2F+a\n", Host + "?x=%2F+a&audience=api%3A%2F%2FAzureADTokenExchange")]
    public async Task Get_Works_AsksForTheAudience(string url, string asked)
    {
        _server.OnGet(Host, static _ => Answer.Json("""{"count":3,"value":"a.b"}"""));

        Secret assertion = await GetAsync(url);

        Assert.Equal("a.b", assertion.Reveal());
        RecordedRequest request = Assert.Single(_server.Requests);
        Assert.Equal(asked, request.Uri.AbsoluteUri);
        Assert.Equal(("Bearer " + RequestToken, "application/json"), (request.Header("Authorization"), request.Header("Accept")));
    }

    [Theory]
    [InlineData("https://github.example.com/_services/token/abc")]
    [InlineData("https://ghes.example.com:8443/abc")]
    public async Task Get_EnterpriseServer_IsAsked(string url)
    {
        _server.OnGet(url, static _ => Answer.Json("""{"value":"a"}"""));

        Assert.Equal("a", (await GetAsync(url)).Reveal());
    }

    [Theory]
    [InlineData("http://run.actions.githubusercontent.com/abc", null)]
    [InlineData("http://run.actions.githubusercontent.com/abc", "http://127.0.0.1:5000")]
    [InlineData("http://127.0.0.1:5000/abc", null)]
    [InlineData("https://user:pass@run.actions.githubusercontent.com/abc", null)]
    public async Task Get_NotHttps_GetsNoToken(string url, string? emulator)
    {
        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => GetAsync(url, emulator));

        Assert.Equal(ErrorIds.HostNotAllowed, failure.ErrorId);
        Assert.Contains(GitHubActions.UrlVariable, failure.Message);
        Assert.DoesNotContain("pass@", failure.ToString());
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Get_Emulator_IsAskedOnThisMachine()
    {
        _server.OnGet("http://127.0.0.1:5000/abc", static _ => Answer.Json("""{"value":"a"}"""));

        Assert.Equal("a", (await GetAsync("http://127.0.0.1:5000/abc?x=1", "http://127.0.0.1:5000")).Reveal());
    }

    [Theory]
    [InlineData("/abc")]
    [InlineData("idtoken")]
    [InlineData("file:///etc/passwd")]
    public async Task Get_NoWebAddress_IsRefused(string url)
    {
        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => GetAsync(url));

        Assert.Equal((ErrorIds.InvalidRequest, GitHubActions.UrlVariable), (failure.ErrorId, failure.Target));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Get_Refused_ExplainsThePermission(int status)
    {
        _server.OnGet(Host, _ => Answer.Json($$"""{"message":"No access for Bearer {{RequestToken}}"}""", status));

        AdoSignInException failure = await FailureAsync();

        Assert.Equal((ErrorIds.InvalidCredential, status), (failure.ErrorId, failure.StatusCode));
        Assert.Contains("'permissions: id-token: write'", failure.RecommendedAction);
        Assert.Contains("fork", failure.RecommendedAction);
        Assert.Contains("It said: No access for Bearer [redacted].", failure.Message);
        Assert.Equal(Host, failure.Target);
    }

    [Theory]
    [InlineData(200, """{"value":7}""", "UnexpectedResponse")]
    [InlineData(200, """{"value":"a b"}""", "UnexpectedResponse")]
    [InlineData(200, """{"value":"t\u00f6k"}""", "UnexpectedResponse")]
    [InlineData(200, """{"value":"***"}""", "UnexpectedResponse")]
    [InlineData(200, "[\"value\"]", "UnexpectedResponse")]
    [InlineData(200, "<html>portal</html>", "UnexpectedResponse")]
    [InlineData(200, "{\"value\":\"eyJhbGciOi", "UnexpectedResponse")]
    [InlineData(302, "", "UnexpectedResponse")]
    [InlineData(418, "", "UnexpectedResponse")]
    public async Task Get_NoToken_SaysSo(int status, string body, string errorId)
    {
        _server.OnGet(Host, _ => Answer.Text(body, "application/json", status));

        AdoSignInException failure = await FailureAsync();

        Assert.Equal((errorId, status), (failure.ErrorId, failure.StatusCode));
        Assert.DoesNotContain("eyJ", failure.ToString());
        Assert.Single(_server.Requests);
    }

    // S9: GitHub and Pipelines give such an answer now and then.
    public static TheoryData<string> Empties =>
        ["", "{}", "null", """{"value":null}""", """{"value":" \n"}""", """{"count":1,"value":""}"""];

    [Theory]
    [MemberData(nameof(Empties))]
    public async Task Get_EmptyAnswerOnce_IsAskedAgain(string body)
    {
        int calls = 0;
        _server.OnGet(Host, _ => Answer.Json(++calls == 1 ? body : """{"value":"a"}"""));

        Assert.Equal("a", (await GetAsync(Host)).Reveal());
        Assert.Equal([400], _clock.Milliseconds);
    }

    [Theory]
    [MemberData(nameof(Empties))]
    public async Task Get_EmptyAnswersOnly_AreTransient(string body)
    {
        _server.OnGet(Host, _ => Answer.Json(body));

        AdoSignInException failure = await FailureAsync();

        Assert.Equal((ErrorIds.Transient, 200, 3), (failure.ErrorId, failure.StatusCode, _server.Requests.Count));
        Assert.Contains("returned no token, also after several retries.", failure.Message);
        Assert.Contains("https://www.githubstatus.com", failure.RecommendedAction);
    }

    [Fact]
    public async Task Get_OutOfOrderOnce_IsAskedAgain()
    {
        int calls = 0;
        _server.OnGet(
            Host,
            _ =>
                ++calls == 1 ? Answer.Empty(503)
                : calls == 2 ? throw new HttpRequestException("Reset.")
                : Answer.Json("""{"value":"a"}""")
        );

        Assert.Equal("a", (await GetAsync(Host)).Reveal());
        Assert.Equal(3, calls);
        Assert.Equal([400, 1200], _clock.Milliseconds);
    }

    [Theory]
    [InlineData(503, "Transient", 3)]
    [InlineData(0, "Transient", 3)]
    public async Task Get_StaysOutOfOrder_EndsByItself(int status, string errorId, int calls)
    {
        _server.OnGet(Host, _ => status == 0 ? throw new HttpRequestException("Connection refused.") : Answer.Empty(status));

        AdoSignInException failure = await FailureAsync();

        Assert.Equal((errorId, calls), (failure.ErrorId, _server.Requests.Count));
        Assert.Contains(status == 0 ? "could not be reached: Connection refused." : "temporarily unavailable (503)", failure.Message);
    }

    [Fact]
    public async Task Get_ToldToWait_WaitsThatLong()
    {
        int calls = 0;
        _server.OnGet(Host, _ => ++calls == 1 ? Answer.Empty(429).With("Retry-After", "3") : Answer.Json("""{"value":"a"}"""));

        Assert.Equal("a", (await GetAsync(Host)).Reveal());
        Assert.Equal(3, Assert.Single(_clock.Waits).TotalSeconds);
    }

    [Fact]
    public async Task Get_ToldToWaitLong_SaysSoAtOnce()
    {
        _server.OnGet(Host, static _ => Answer.Empty(429).With("Retry-After", "3600"));

        AdoSignInException failure = await FailureAsync();

        Assert.Equal(ErrorIds.Throttled, failure.ErrorId);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Get_ProxyRefuses_SaysSoAtOnce()
    {
        _server.OnGet(Host, _ => throw new ProxyRefusedException("The proxy wants credentials.", "Set HTTPS_PROXY.", null));

        AdoSignInException failure = await FailureAsync();

        Assert.Equal((ErrorIds.ProxyRefused, "Set HTTPS_PROXY."), (failure.ErrorId, failure.RecommendedAction));
        Assert.StartsWith("The proxy wants credentials.", failure.Message);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Get_ProxyIsNotThere_NamesItAndItsVariable()
    {
        _server.OnGet(Host, _ => throw Unreachable.ByProxy());

        AdoSignInException failure = await FailureAsync();

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.Contains(
            " could not be reached through the proxy http://127.0.0.1:9 (HTTPS_PROXY): Connection refused (127.0.0.1:9).",
            failure.Message
        );
        Assert.Contains("HTTPS_PROXY", failure.RecommendedAction);
    }

    [Fact]
    public async Task Get_CertificateNotTrusted_SaysWhatToTrustAtOnce()
    {
        _server.OnGet(Host, _ => throw Unreachable.ByTrust());

        AdoSignInException failure = await FailureAsync();

        Assert.Equal("CertificateNotTrusted", failure.ErrorId);
        Assert.Contains("PartialChain.", failure.Message);
        Assert.Contains("SSL_CERT_FILE", failure.RecommendedAction);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Get_NoResponse_EndsByItself()
    {
        Hanging hanging = _server.Hang(HttpMethod.Get, Host);
        Task<AdoSignInException> failed = FailureAsync();
        await hanging.Reached.OrFail();

        _clock.Advance(IssuerRequest.Limit);

        AdoSignInException failure = await failed;
        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.Contains("no response within 10 s", failure.Message);
        await hanging.Cancelled.OrFail();
    }

    private async Task<AdoSignInException> FailureAsync()
    {
        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => GetAsync(Host));
        Assert.DoesNotContain(RequestToken, failure.ToString());
        Assert.Null(failure.InnerException);
        return failure;
    }

    private Task<Secret> GetAsync(string url, string? emulator = null) => new GitHubAssertion(url, new Secret(RequestToken))
        .GetAsync(Services(emulator), default).OrFail();

    private TokenSourceServices Services(string? emulator) =>
        new(Variables.Of((ServiceAddress.EmulatorVariable, emulator)), new HttpTransport(() => _server)) { Clock = _clock.ForRequests() };
}
