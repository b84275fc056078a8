using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Identity;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Core.Tests.Identity.Federation;

/// <summary>What Azure Pipelines is asked (protocol 1.11), whom the job token may go to, and what refusals mean.</summary>
public sealed class PipelinesAssertionTests : IDisposable
{
    private const string Address = "https://dev.azure.com/contoso/p/_apis/distributedtask/hubs/build/plans/1/jobs/2/oidctoken";
    private const string Connection = "aaaaaaaa-0000-0000-0000-000000000001";
    private const string JobToken = "opaque.job-token_77";
    private readonly FakeServer _server = new();
    private readonly TestClock _clock = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("", "?api-version=7.1&serviceConnectionId=" + Connection)]
    [InlineData("?a=b&api-version=1.0", "?a=b&api-version=7.1&serviceConnectionId=" + Connection)]
    public async Task Get_Works_SendsExactlyThis(string query, string asked)
    {
        _server.On(HttpMethod.Post, Address, static _ => Answer.Json("""{"oidcToken":"a.b"}"""));

        Secret assertion = await GetAsync(Address + query);

        Assert.Equal("a.b", assertion.Reveal());
        RecordedRequest request = Assert.Single(_server.Requests);
        Assert.Equal((HttpMethod.Post, asked, ""), (request.Method, request.Uri.Query, request.Body));
        Assert.Equal(("Bearer " + JobToken, "Suppress"), (request.Header("Authorization"), request.Header("X-TFS-FedAuthRedirect")));
    }

    [Theory]
    [InlineData("https://dev.azure.com/contoso/oidctoken")]
    [InlineData("https://vstoken.dev.azure.com/contoso/oidctoken")]
    [InlineData("https://contoso.visualstudio.com/oidctoken")]
    [InlineData("https://DEV.azure.com/contoso/oidctoken")]
    public async Task Get_AzureDevOps_GetsTheJobToken(string uri)
    {
        _server.On(HttpMethod.Post, uri, static _ => Answer.Json("""{"oidcToken":"a"}"""));

        Assert.Equal("a", (await GetAsync(uri)).Reveal());
    }

    [Theory]
    [InlineData("http://dev.azure.com/contoso/oidctoken", null)]
    [InlineData("https://dev.azure.com:8443/contoso/oidctoken", null)]
    [InlineData("https://dev.azure.com@evil.example/oidctoken", null)]
    [InlineData("https://contoso@dev.azure.com/oidctoken", null)]
    [InlineData("https://dev.azure.com.evil.example/oidctoken", null)]
    [InlineData("https://dev.azure.com./oidctoken", null)]
    [InlineData("https://evilvisualstudio.com/oidctoken", null)]
    [InlineData("https://evildev.azure.com/oidctoken", null)]
    [InlineData("https://visualstudio.com/oidctoken", null)]
    [InlineData("https://dev\u3002azure\u3002com\u3002evil.example/oidctoken", null)]
    [InlineData("https://example.com/oidctoken", "http://127.0.0.1:5000")]
    [InlineData("http://127.0.0.1:5000/oidctoken", null)]
    [InlineData("http://127.0.0.1.evil.example:5000/oidctoken", "http://127.0.0.1:5000")]
    public async Task Get_AnyOtherHost_GetsNothing(string uri, string? emulator)
    {
        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => GetAsync(uri, emulator));

        Assert.Equal(ErrorIds.HostNotAllowed, failure.ErrorId);
        Assert.Contains(AzurePipelines.UriVariable, failure.Message);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Get_Emulator_IsAskedOnThisMachine()
    {
        _server.On(HttpMethod.Post, "http://127.0.0.1:5000/oidctoken", static _ => Answer.Json("""{"oidcToken":"a"}"""));

        Assert.Equal("a", (await GetAsync("http://127.0.0.1:5000/oidctoken", "http://127.0.0.1:5000")).Reveal());
    }

    // The last ones as the service says them, whatever their status (github.com/dotnet/docker-tools/issues/2012, Azure/apiops#665).
    [Theory]
    [InlineData(400, "", "refused this stage a token", "reference the connection in this stage, for example in an AzureCLI@2 task")]
    [InlineData(403, """{"message":"Access denied."}""", "refused this stage a token", "not used for 100 days is disabled")]
    [InlineData(404, "", "refused this stage a token", "authorize it for this pipeline")]
    [InlineData(
        200,
        """{"count":151,"value":"There is no explicit reference to service connection aaaaaaaa from current stage Build.Job."}""",
        "this stage does not reference it",
        "reference the connection in this stage"
    )]
    [InlineData(
        500,
        """{"message":"The service connection does not exist, has been disabled or hasn't been authorized for use."}""",
        "the service does not say which",
        "enables it (Enable-AdoServiceConnection, or Project settings, Service connections)"
    )]
    [InlineData(403, """{"message":"The service connection 'x' is disabled."}""", "is disabled (403)", "not used for 100 days")]
    [InlineData(403, """{"message":"Service endpoint 'x' has not been authorized."}""", "is not authorized", "Pipeline permissions")]
    [InlineData(400, """{"message":"Service connection x is outdated."}""", "is outdated (400)", "convert or update it")]
    public async Task Get_ConnectionNotForThisStage_SaysWhyAndWhatToDo(int status, string body, string what, string advice)
    {
        _server.On(HttpMethod.Post, Address, _ => Answer.Text(body, "application/json", status));

        AdoSignInException failure = await FailureAsync();

        Assert.Equal((ErrorIds.ServiceConnectionUnavailable, status), (failure.ErrorId, failure.StatusCode));
        Assert.Contains(Connection, failure.Message);
        Assert.Contains(what, failure.Summary);
        Assert.Contains(advice, failure.RecommendedAction);
        if (body.Contains("explicit")) Assert.Contains("There is no explicit reference", failure.ServiceMessage);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(302)]
    [InlineData(203)]
    [InlineData(200)]
    public async Task Get_JobTokenNotAccepted_SaysHowToMapIt(int status)
    {
        _server.On(HttpMethod.Post, Address, _ => Answer.Html(status));

        AdoSignInException failure = await FailureAsync();

        Assert.Equal((ErrorIds.InvalidCredential, status), (failure.ErrorId, failure.StatusCode));
        Assert.Contains("env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)", failure.RecommendedAction);
    }

    [Theory]
    [InlineData(200, "{}", "Transient")]
    [InlineData(200, "", "Transient")]
    [InlineData(200, """{"oidcToken":null}""", "Transient")]
    // No words, so perhaps a token: not shown.
    [InlineData(200, """{"value":"opaque-token-88"}""", "UnexpectedResponse")]
    [InlineData(200, """{"oidcToken":"a b"}""", "UnexpectedResponse")]
    [InlineData(200, """{"oidcToken":"$(System.AccessToken)"}""", "UnexpectedResponse")]
    [InlineData(405, "", "UnexpectedResponse")]
    [InlineData(500, "", "Transient")]
    [InlineData(0, "", "Transient")]
    public async Task Get_NoToken_SaysSo(int status, string body, string errorId)
    {
        _server.On(
            HttpMethod.Post,
            Address,
            _ => status == 0 ? throw new HttpRequestException("Connection refused.") : Answer.Text(body, "application/json", status)
        );

        AdoSignInException failure = await FailureAsync();

        Assert.Equal(errorId, failure.ErrorId);
        Assert.DoesNotContain("opaque-token-88", failure.ToString());
    }

    // S9.
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"oidcToken":""}""")]
    public async Task Get_EmptyAnswerOnce_IsAskedAgain(string body)
    {
        int calls = 0;
        _server.On(HttpMethod.Post, Address, _ => Answer.Json(++calls == 1 ? body : """{"oidcToken":"a"}"""));

        Assert.Equal("a", (await GetAsync(Address)).Reveal());
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task Get_RefusalRepeatsTheToken_IsNotShown()
    {
        _server.On(HttpMethod.Post, Address, static _ => Answer.Json($$"""{"message":"Bad token {{JobToken}}"}""", 401));

        Assert.Equal("Bad token [redacted]", (await FailureAsync()).ServiceMessage);
    }

    private async Task<AdoSignInException> FailureAsync()
    {
        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => GetAsync(Address));
        Assert.DoesNotContain(JobToken, failure.ToString());
        return failure;
    }

    private Task<Secret> GetAsync(string uri, string? emulator = null) => new PipelinesAssertion(uri, Connection, new Secret(JobToken))
        .GetAsync(Services(emulator), default).OrFail();

    private TokenSourceServices Services(string? emulator) =>
        new(Variables.Of((ServiceAddress.EmulatorVariable, emulator)), new HttpTransport(() => _server)) { Clock = _clock.ForRequests() };
}
