using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.DeveloperTools;
using AdoEntra.Identity.Interactive;
using AdoEntra.Identity.ReadyMade;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Core.Tests.Connections;

/// <summary>Signing in where something fails: which error, how soon, and that the next try is not burdened with it.</summary>
public sealed class ConnectorFailureTests : IDisposable
{
    // Below the discovery's own, which is no failure.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(4);

    private readonly TestProcess _process = new TestProcess().WithOrganization();

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task Connect_SourceHangs_TimesOutAndCancelsIt()
    {
        var hanging = new Hanging();
        _process.Source = new FakeSource((_, stop) => hanging.WaitAsync<SourceToken>(stop));

        AdoSignInException failure = await FailAtTheLimitAsync(hanging.Reached);

        Assert.Equal(ErrorIds.TimedOut, failure.ErrorId);
        Assert.StartsWith("Signing in to 'contoso' as Test took longer than 4 s.", failure.Message);
        Assert.Contains("-TimeoutSec", failure.RecommendedAction);
        Assert.Equal("contoso", failure.Target);
        await hanging.Cancelled.OrFail();
    }

    [Fact]
    public async Task Connect_SourceIgnoresCancellation_TimesOutAllTheSame()
    {
        var gate = new Gate();
        _process.Source = new FakeSource(async (_, _) =>
        {
            await gate.PassAsync(CancellationToken.None);
            return FakeSource.Token("late", _process.Clock.Now.AddHours(1));
        });

        AdoSignInException failure = await FailAtTheLimitAsync(gate.Reached);

        Assert.Equal(ErrorIds.TimedOut, failure.ErrorId);
        gate.Open();
    }

    [Theory]
    [InlineData("HEAD", TestProcess.Organization)]
    [InlineData("GET", TestProcess.WhoAddress)]
    public async Task Connect_OrganizationHangs_TimesOutAndCancelsTheRequest(string method, string address)
    {
        Hanging hanging = _process.Server.Hang(new HttpMethod(method), address);

        AdoSignInException failure = await FailAtTheLimitAsync(hanging.Reached);

        Assert.Equal(ErrorIds.TimedOut, failure.ErrorId);
        await hanging.Cancelled.OrFail();
    }

    [Fact]
    public async Task Connect_UserCancels_IsCancelledAndNotTimedOut()
    {
        var hanging = new Hanging();
        _process.Source = new FakeSource((_, stop) => hanging.WaitAsync<SourceToken>(stop));
        using var stop = new CancellationTokenSource();
        Task<AdoConnection> connection = _process.ConnectAsync(cancellationToken: stop.Token);
        await hanging.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connection.OrFail());
        await hanging.Cancelled.OrFail();
    }

    [Fact]
    public async Task Connect_SourceRefuses_IsThatRefusalAlthoughDiscoveryFailsToo()
    {
        _process.Source = new FakeSource(static _ =>
            throw new AdoSignInException(ErrorIds.IdentityNotFound, "No such identity.", "Assign it.")
        );
        _process.Server.On(HttpMethod.Head, TestProcess.Organization, static _ => throw new HttpRequestException("No such host"));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => _process.ConnectAsync());

        Assert.Equal(ErrorIds.IdentityNotFound, failure.ErrorId);
    }

    [Fact]
    public async Task Connect_SourceRefuses_CancelsTheDiscoveryUnderWay()
    {
        Hanging hanging = _process.Server.Hang(HttpMethod.Head, TestProcess.Organization);
        _process.Source = new FakeSource(async (_, _) =>
        {
            await hanging.Reached;
            throw new AdoSignInException(ErrorIds.IdentityNotFound, "No such identity.", "Assign it.");
        });

        await Assert.ThrowsAsync<AdoSignInException>(() => _process.ConnectAsync().OrFail());

        // Not by its own limit: the clock stands still.
        await hanging.Cancelled.OrFail();
    }

    [Fact]
    public async Task Connect_DiscoveryFails_ConnectsAllTheSame()
    {
        _process.Server.On(HttpMethod.Head, TestProcess.Organization, static _ => throw new HttpRequestException("Connection reset"));

        AdoConnection connection = await _process.ConnectAsync();

        Assert.Null(connection.TenantId);
        Assert.Equal("build-identity", connection.IdentityName);
    }

    [Fact]
    public async Task Connect_NoSuchOrganization_IsOrganizationNotFound()
    {
        _process.Server.On(HttpMethod.Head, TestProcess.Organization, static _ => Answer.Empty(404));
        _process.Server.OnGet(TestProcess.WhoAddress, static _ => Answer.Html(404).With("ActivityId", "activity-1"));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => _process.ConnectAsync());

        Assert.Equal(ErrorIds.OrganizationNotFound, failure.ErrorId);
        Assert.StartsWith("The organization 'contoso' does not exist at dev.azure.com.", failure.Message);
        Assert.Contains("Check the name", failure.RecommendedAction);
        Assert.Equal(("contoso", 404, "activity-1"), (failure.Target, failure.StatusCode, failure.ActivityId));
    }

    [Fact]
    public async Task Connect_OrganizationOfNoTenant_IsNotInEntra()
    {
        _process.WithOrganization(tenant: Guid.Empty.ToString());

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => _process.ConnectAsync());

        Assert.Equal(ErrorIds.OrganizationNotInEntra, failure.ErrorId);
        Assert.Contains("no managed identity or service principal can be a member", failure.Message);
        Assert.Contains("owner", failure.RecommendedAction);
        Assert.Equal("contoso", failure.Target);
        Assert.Equal(0, _process.Server.Count(HttpMethod.Get, TestProcess.WhoAddress));
    }

    [Theory]
    [InlineData("""{"authenticatedUser":{"id":"aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa","providerDisplayName":"Anonymous"}}""")]
    [InlineData("""{"authenticatedUser":{"id":"AAAAAAAA-AAAA-AAAA-AAAA-AAAAAAAAAAAA"}}""")]
    [InlineData("""{"authenticatedUser":{"providerDisplayName":"?"}}""")]
    public async Task Connect_TakenAsAnonymous_IsNotSignedIn(string who)
    {
        _process.Server.OnGet(TestProcess.WhoAddress, _ => Answer.Json(who));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => _process.ConnectAsync());

        Assert.Equal(ErrorIds.NotSignedIn, failure.ErrorId);
        Assert.Contains("as anonymous", failure.Message);
        Assert.Contains("tenant", failure.RecommendedAction);
        Assert.Contains("Project Collection Administrator", failure.RecommendedAction);
    }

    // S9's kind: given now and then by a service that is well.
    public static TheoryData<string> Empties => ["", "{}", "null", """{"authenticatedUser":null}""", """{"authenticatedUser":{}}"""];

    [Theory]
    [MemberData(nameof(Empties))]
    public async Task Connect_EmptyAnswerOnce_IsAskedAgain(string body)
    {
        int calls = 0;
        _process.Server.OnGet(
            TestProcess.WhoAddress,
            _ => Answer.Json(++calls == 1 ? body : TestProcess.Who("build-identity", Guid.NewGuid().ToString()))
        );

        Assert.Equal("build-identity", (await _process.ConnectAsync()).IdentityName);
        Assert.Equal(2, calls);
    }

    [Theory]
    [MemberData(nameof(Empties))]
    public async Task Connect_EmptyAnswersOnly_AreTransient(string body)
    {
        _process.Server.OnGet(TestProcess.WhoAddress, _ => Answer.Json(body));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => _process.ConnectAsync());

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.StartsWith("Azure DevOps returned an empty body for the connection data.", failure.Message);
        Assert.True(_process.Server.Count(HttpMethod.Get, TestProcess.WhoAddress) > 2);
    }

    // S17: a token may be a job's, which such an organization takes; a refusal tells that it is not.
    [Fact]
    public async Task Connect_EntraTokenAndNoEntra_IsNotInEntra()
    {
        _process.WithOrganization(tenant: Guid.Empty.ToString());
        var request = new ConnectRequest(new AccessTokenSignIn(new Secret("a-token"))) { Organization = "contoso" };
        await _process.ConnectAsync(request);
        _process.Server.OnGet(TestProcess.WhoAddress, static _ => Answer.Empty(401));

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => _process.ConnectAsync(request));

        Assert.Equal(ErrorIds.OrganizationNotInEntra, failure.ErrorId);
        Assert.Contains("-PersonalAccessToken", failure.RecommendedAction);
    }

    // No tool is started without need.
    [Fact]
    public async Task Connect_ToolAndNoEntra_IsNotInEntra()
    {
        _process.WithOrganization(tenant: Guid.Empty.ToString());

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(
            () => _process.ConnectAsync(new ConnectRequest(new DeveloperToolSignIn(DeveloperTool.AzureCli)) { Organization = "contoso" }));

        Assert.Equal(ErrorIds.OrganizationNotInEntra, failure.ErrorId);
        Assert.Equal(0, _process.Server.Count(HttpMethod.Get, TestProcess.WhoAddress));
    }

    [Fact]
    public async Task Connect_PersonalAccessTokenAndNoEntra_IsLetIn()
    {
        _process.WithOrganization(tenant: Guid.Empty.ToString());

        Assert.Equal(
            "build-identity",
            (
                await _process.ConnectAsync(
                    new ConnectRequest(new PersonalAccessTokenSignIn(new Secret("a-pat"))) { Organization = "contoso" }
                )
            ).IdentityName
        );
    }

    // A person, a tool, an application: every identity from Entra.
    [Fact]
    public void SignIns_OfEntra_NeedIt()
    {
        Assert.All(
            new SignInOptions[]
            {
                new DeviceCodeSignIn(null),
                new BrowserSignIn(null, null),
                new DeveloperToolSignIn(DeveloperTool.AzureCli),
                new DeveloperToolSignIn(DeveloperTool.AzurePowerShell),
            },
            static signIn => Assert.True(signIn.NeedsEntra, signIn.Kind)
        );
        Assert.False(new PersonalAccessTokenSignIn(new Secret("a-pat")).NeedsEntra);
        Assert.False(new SystemAccessTokenSignIn().NeedsEntra);
    }

    // S15: whose time it was.
    [Fact]
    public async Task Connect_PersonDoesNotComeInTime_SaysWhatWasNotDone()
    {
        using var entra = new FakeEntra(_process.Server);
        Hanging hanging = _process.Server.Hang(
            HttpMethod.Post,
            $"https://login.microsoftonline.com/{entra.TenantId}/oauth2/v2.0/devicecode"
        );
        Task<AdoConnection> connection = _process.ConnectAsync(
            new ConnectRequest(new DeviceCodeSignIn(null) { TenantId = entra.TenantId }) { Organization = "contoso", Limit = s_limit }
        );
        await hanging.Reached.OrFail();
        _process.Clock.Advance(s_limit);

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => connection.OrFail());

        Assert.Equal(ErrorIds.TimedOut, failure.ErrorId);
        Assert.StartsWith("The code was not entered in time", failure.RecommendedAction);
        Assert.Contains("-DeviceCode", new BrowserSignIn(null, null).LimitAdvice);
    }

    [Fact]
    public async Task Connect_AfterAFailure_CanSucceedWithTheSameSignIn()
    {
        int calls = 0;
        _process.Source = new FakeSource(_ => ++calls == 1
            ? throw new AdoSignInException(ErrorIds.Transient, "Not now.", "Later.")
            : FakeSource.Token("token", _process.Clock.Now.AddHours(1)));
        await Assert.ThrowsAsync<AdoSignInException>(() => _process.ConnectAsync());

        AdoConnection connection = await _process.ConnectAsync();

        Assert.Equal("build-identity", connection.IdentityName);
        Assert.Equal(2, calls);
    }

    // No connection holds such a token, so it could not be dropped: neither Disconnect nor Clear would find it.
    [Fact]
    public async Task Connect_OrganizationRefuses_LeavesNoTokenBehind()
    {
        _process.WithOrganization(tenant: Guid.Empty.ToString());

        await Assert.ThrowsAsync<AdoConnectionException>(() => _process.ConnectAsync());

        Assert.False(_process.Product.Tokens.TryGetCached(_process.Session().Identity, out _));
    }

    private async Task<AdoSignInException> FailAtTheLimitAsync(Task reached)
    {
        Task<AdoConnection> connection = _process.ConnectAsync(
            new ConnectRequest(_process.SignIn) { Organization = "contoso", Limit = s_limit }
        );
        await reached.OrFail();
        _process.Clock.Advance(s_limit);
        return await Assert.ThrowsAsync<AdoSignInException>(() => connection.OrFail());
    }
}
