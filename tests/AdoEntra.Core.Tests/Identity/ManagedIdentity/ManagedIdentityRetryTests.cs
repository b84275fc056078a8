using System.Globalization;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

/// <summary>How long is waited between the tries, and for whom nothing is tried again.</summary>
[Collection(HostEnvironmentDefinition.Name)]
public sealed class ManagedIdentityRetryTests : IDisposable
{
    private readonly KnownHost _host = KnownHost.Of("App Service");
    private readonly HostEnvironment _environment;
    private readonly FakeServer _server = new();
    private readonly TestClock _clock = new();
    private int _asked;

    public ManagedIdentityRetryTests() => _environment = new HostEnvironment(_host.Variables);

    public void Dispose()
    {
        _environment.Dispose();
        _server.Dispose();
    }

    // S10: the sandbox of a runbook refuses now and then.
    [Theory]
    [InlineData("Azure Automation")]
    [InlineData("An Azure Automation hybrid worker")]
    public async Task GetToken_AutomationRefusesTwice_IsAskedAgain(string name)
    {
        var host = KnownHost.Of(name);
        using var environment = new HostEnvironment(host.Variables);
        int asked = 0;
        host.Serve(_server, _ => ++asked <= 2 ? Answer.Json("""{"Message":"Forbidden"}""", 403) : HostEnvironment.TokenAnswer("at last"));

        SourceToken token = await KnownHost
            .Source(_server, KnownHost.NewIdentity("client"), _clock)
            .GetTokenAsync(HostEnvironment.Request(), default)
            .OrFail();

        Assert.Equal("at last", token.Token);
        Assert.Equal([400, 800], _clock.Milliseconds);
    }

    [Fact]
    public async Task GetToken_AutomationStaysSo_SaysThatThePlatformRefuses()
    {
        var host = KnownHost.Of("Azure Automation");
        using var environment = new HostEnvironment(host.Variables);
        host.Serve(_server, static _ => Answer.Json("""{"Message":"Forbidden"}""", 403));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() =>
            KnownHost.Source(_server, KnownHost.NewIdentity("client"), _clock).GetTokenAsync(HostEnvironment.Request(), default).OrFail()
        );

        Assert.Equal((ErrorIds.Transient, 403), (failure.ErrorId, failure.StatusCode));
        Assert.Contains("Azure Automation refused this process (403), tried 4 times; the platform does so occasionally.", failure.Message);
        Assert.StartsWith("Start the job again", failure.RecommendedAction);
    }

    // A good answer with nothing in it.
    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public async Task GetToken_EmptyAnswerOnce_IsAskedAgain(string body)
    {
        ServeAfter(Answer.Json(body));

        await AskAsync().OrFail();

        Assert.Equal(2, _asked);
        Assert.Equal([400], _clock.Milliseconds);
    }

    [Fact]
    public async Task GetToken_HostAsksToWait_WaitsThatLong()
    {
        ServeAfter(Answer.Empty(429).With("Retry-After", "5"));

        await AskAsync().OrFail();

        Assert.Equal(2, _asked);
        Assert.Equal(5, Assert.Single(_clock.Waits).TotalSeconds);
    }

    [Fact]
    public async Task GetToken_HostAsksToWaitUntilATime_WaitsUntilThen()
    {
        ServeAfter(
            Answer.Empty(503).With("Retry-After", (_clock.Now + TimeSpan.FromSeconds(6)).ToString("R", CultureInfo.InvariantCulture))
        );

        await AskAsync().OrFail();

        Assert.Equal(2, _asked);
        Assert.Equal(6, Assert.Single(_clock.Waits).TotalSeconds);
    }

    [Fact]
    public async Task GetToken_OutOfOrder_WaitsTwiceAsLongEachTime()
    {
        _host.Serve(_server, static _ => Answer.Empty(503));

        await Assert.ThrowsAsync<AdoSignInException>(() => AskAsync().OrFail());

        Assert.Equal([400, 800, 1600], _clock.Milliseconds);
    }

    [Fact]
    public async Task GetToken_HostAsksToWaitUntilATimeThatIsOver_DoesNotWait()
    {
        ServeAfter(Answer.Empty(503).With("Retry-After", "Mon, 01 Jan 2024 00:00:00 GMT"));

        await AskAsync().OrFail();

        Assert.Equal(2, _asked);
        Assert.Equal([400], _clock.Milliseconds);
    }

    // Longer than any sign-in waits: reported at once, and not asked again too early.
    [Theory]
    [InlineData(429, ErrorIds.Throttled)]
    [InlineData(503, ErrorIds.Transient)]
    public async Task GetToken_HostAsksToWaitLong_GivesUpAndTellsHowLong(int status, string id)
    {
        ServeAfter(Answer.Empty(status).With("Retry-After", "3600"));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => AskAsync().OrFail());

        Assert.Equal(id, failure.ErrorId);
        Assert.Contains("tried once", failure.Message);
        Assert.Contains("3600 s (as the host asks)", failure.RecommendedAction);
        Assert.Equal(1, _asked);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(501)]
    public async Task GetToken_RefusedForGood_IsNotTriedAgain(int status)
    {
        ServeAfter(Answer.Empty(status));

        await Assert.ThrowsAsync<AdoSignInException>(AskAsync);

        Assert.Equal(1, _asked);
    }

    // A minute later the error must not be that this is no VM.
    [Fact]
    public async Task GetToken_VirtualMachineIsSilentLater_IsStillOne()
    {
        _environment.Set("IDENTITY_ENDPOINT", null);
        _environment.Set("IDENTITY_HEADER", null);
        var host = KnownHost.Of("The Azure instance metadata service");
        host.Serve(_server, static _ => HostEnvironment.TokenAnswer("first"));
        ManagedIdentityTokenSource source = KnownHost.Source(_server, HostEnvironment.NewIdentity());
        SourceTokenRequest request = KnownHost.NewRequest(out _);
        await source.GetTokenAsync(request, default);
        _server.OnGet(host.Endpoint, static _ => throw new HttpRequestException("Connection reset"));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => source.GetTokenAsync(request with { Fresh = true }, default));

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.Contains("did not respond, tried 4 times", failure.Message);
    }

    // The library asks for one token at a time in the whole process.
    [Fact]
    public async Task GetToken_BehindARequestThatHangs_EndsByItselfAndSaysWhy()
    {
        Hanging hanging = _server.Hang(HttpMethod.Get, _host.Endpoint);
        using var stop = new CancellationTokenSource();
        Task<SourceToken> first = KnownHost
            .Source(_server, HostEnvironment.NewIdentity())
            .GetTokenAsync(KnownHost.NewRequest(out _), stop.Token);
        await hanging.Reached.OrFail();

        Task<SourceToken> second = KnownHost
            .Source(_server, HostEnvironment.NewIdentity(), _clock)
            .GetTokenAsync(KnownHost.NewRequest(out _), default);

        _clock.Advance(ManagedIdentityTokenSource.Limit);

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => second.OrFail());
        Assert.Equal(ErrorIds.TimedOut, failure.ErrorId);
        Assert.Contains("earlier request of this process", failure.Message);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.OrFail());
    }

    private void ServeAfter(HttpResponseMessage refusal) =>
        _host.Serve(_server, _ => ++_asked == 1 ? refusal : HostEnvironment.TokenAnswer("at last"));

    private Task<SourceToken> AskAsync() =>
        KnownHost.Source(_server, HostEnvironment.NewIdentity(), _clock).GetTokenAsync(KnownHost.NewRequest(out _), default);
}
