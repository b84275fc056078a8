using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Proxies;
using AdoEntra.Identity;
using AdoEntra.Identity.Entra;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Core.Tests.Identity.Entra;

/// <summary>An application with a secret, through the real library over a fake network.</summary>
public sealed class ClientSecretTests : IDisposable
{
    private const string Secret = "s3cret~value/with+signs=";
    private readonly FakeEntra _entra = new();

    public void Dispose() => _entra.Dispose();

    [Fact]
    public async Task GetToken_Works_SendsExactlyThis()
    {
        SourceToken token = await Source().GetTokenAsync(FakeEntra.Request(), default).OrFail();

        Assert.Equal(("token-1", "Bearer"), (token.Token, token.TokenType));
        Assert.InRange(token.ExpiresOn - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(61));
        RecordedRequest request = Assert.Single(_entra.TokenRequests);
        Assert.Equal(
            (_entra.TokenAddress, _entra.ClientId, Secret),
            (request.Uri.AbsoluteUri, request.Form("client_id"), request.Form("client_secret"))
        );
        Assert.Equal(("client_credentials", AzureDevOpsResource.Scope), (request.Form("grant_type"), request.Form("scope")));
        // Continuous access evaluation is asked for wherever it can be (protocol 1.4).
        Assert.Contains("cp1", request.Form("claims")!, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task GetToken_Again_IsAnsweredByTheLibraryUnlessFresh()
    {
        ITokenSource source = Source();
        await source.GetTokenAsync(FakeEntra.Request(), default).OrFail();

        Assert.Equal("token-1", (await source.GetTokenAsync(FakeEntra.Request(), default).OrFail()).Token);
        Assert.Equal("token-2", (await source.GetTokenAsync(FakeEntra.Request(fresh: true), default).OrFail()).Token);
        Assert.Equal(2, _entra.TokenRequests.Count);
    }

    [Fact]
    public async Task GetToken_WithClaims_SendsThem()
    {
        ITokenSource source = Source();
        await source.GetTokenAsync(FakeEntra.Request(), default).OrFail();

        SourceToken token = await source
            .GetTokenAsync(FakeEntra.Request(fresh: true, """{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}"""), default)
            .OrFail();

        Assert.Equal("token-2", token.Token);
        Assert.Contains("1700000000", _entra.TokenRequests[1].Form("claims"));
    }

    [Fact]
    public async Task GetToken_RefreshIn_IsRefreshOn()
    {
        _entra.Answers(static _ => FakeEntra.Token("t", 7200, ",\"refresh_in\":3600"));

        SourceToken token = await Source().GetTokenAsync(FakeEntra.Request(), default).OrFail();

        Assert.NotNull(token.RefreshOn);
        Assert.InRange(token.ExpiresOn - token.RefreshOn.Value, TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(70));
    }

    [Fact]
    public void Keys_DifferWithEverythingThatTellsSignInsApart()
    {
        ClientSecretSignIn one = SignIn();
        ClientSecretSignIn[] others =
        [
            one with
            {
                ClientSecret = new Secret("another"),
            },
            one with
            {
                ClientId = Guid.NewGuid().ToString(),
            },
            one with
            {
                TenantId = Guid.NewGuid().ToString(),
            },
        ];

        Assert.All(others, other => Assert.NotEqual(one.Key, other.Key));
        Assert.Equal(one.Key, (one with { ClientSecret = new Secret(Secret) }).Key);
        Assert.DoesNotContain(Secret, one.Key + one);
    }

    // What each refusal becomes; the advice is read by a person elsewhere.
    [Theory]
    [InlineData(7000215, "InvalidCredential")]
    [InlineData(7000222, "InvalidCredential")]
    [InlineData(700016, "InvalidCredential")]
    [InlineData(90002, "InvalidCredential")]
    [InlineData(700027, "InvalidCredential")]
    [InlineData(70021, "FederationMismatch")]
    [InlineData(700211, "FederationMismatch")]
    [InlineData(700212, "FederationMismatch")]
    [InlineData(700213, "FederationMismatch")]
    [InlineData(700024, "FederationMismatch")]
    [InlineData(70025, "FederationMismatch")]
    [InlineData(700236, "FederationMismatch")]
    [InlineData(500011, "WrongResource")]
    [InlineData(53003, "ConditionalAccess")]
    [InlineData(50076, "InteractionRequired")]
    [InlineData(65001, "InteractionRequired")]
    [InlineData(50020, "WrongTenant")]
    [InlineData(90033, "Transient")]
    [InlineData(123456789, "InvalidCredential")]
    public async Task GetToken_Refused_SaysWhyAndWhoDoesWhat(int code, string errorId)
    {
        _entra.Answers(_ => FakeEntra.Refusal(code, text: $"Words for {Secret}."));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => Source().GetTokenAsync(FakeEntra.Request(), default).OrFail());

        Assert.Equal((errorId, "AADSTS" + code, 401), (failure.ErrorId, failure.ServiceCode, failure.StatusCode));
        Assert.Contains($"AADSTS{code}: Words for [redacted].", failure.Message);
        Assert.DoesNotContain("Trace ID", failure.Message);
        Assert.Contains("Its correlation id is 7d1d9f3e-2222-4e0b-9d2c-000000000002.", failure.Message);
        Assert.Equal(
            ("7d1d9f3e-1111-4e0b-9d2c-000000000001", "7d1d9f3e-2222-4e0b-9d2c-000000000002"),
            (failure.TraceId, failure.CorrelationId)
        );
        Assert.Matches(@"^[A-Z'].{20,}[.)]$", failure.RecommendedAction);
        Assert.DoesNotContain(Secret, failure.ToString());
        Assert.Null(failure.InnerException);
    }

    [Fact]
    public async Task GetToken_TransientFailure_IsSurvived()
    {
        int calls = 0;
        _entra.Answers(_ => ++calls == 1 ? Answer.Json("{}", 503) : FakeEntra.Token("late"));

        Assert.Equal("late", (await Source().GetTokenAsync(FakeEntra.Request(), default).OrFail()).Token);
    }

    [Fact]
    public async Task GetToken_EndpointDown_IsTransient()
    {
        _entra.Answers(_ => throw new HttpRequestException("Connection refused."));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => Source().GetTokenAsync(FakeEntra.Request(), default).OrFail());

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.Contains("login.microsoftonline.com could not be reached: Connection refused.", failure.Message);
        Assert.Equal(4, _entra.TokenRequests.Count);
    }

    // A refusal of the proxy is final, and none of Entra's (R18, S22).
    [Fact]
    public async Task GetToken_ProxyRefuses_SaysSoAtOnce()
    {
        _entra.Answers(_ =>
            throw new HttpRequestException("Tunnel.", new ProxyRefusedException("The proxy wants credentials.", "Set HTTPS_PROXY.", null))
        );

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => Source().GetTokenAsync(FakeEntra.Request(), default).OrFail());

        Assert.Equal((ErrorIds.ProxyRefused, "Set HTTPS_PROXY."), (failure.ErrorId, failure.RecommendedAction));
        Assert.StartsWith("The proxy wants credentials.", failure.Message);
        Assert.Single(_entra.TokenRequests);
    }

    // F8: as dev.azure.com's failures have it, the proxy and the variable that names it, and each reason once.
    [Fact]
    public async Task GetToken_ProxyIsNotThere_NamesItAndItsVariable()
    {
        _entra.Answers(_ => throw Unreachable.ByProxy());

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => Source().GetTokenAsync(FakeEntra.Request(), default).OrFail());

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.StartsWith(
            "Entra at login.microsoftonline.com could not be reached through the proxy http://127.0.0.1:9 (HTTPS_PROXY): Connection "
                + "refused (127.0.0.1:9).",
            failure.Message
        );
        Assert.Equal(
            failure.Message.IndexOf("Connection refused", StringComparison.Ordinal),
            failure.Message.LastIndexOf("Connection refused", StringComparison.Ordinal)
        );
        Assert.Contains("HTTPS_PROXY", failure.RecommendedAction);
    }

    // F9: TLS inspection applies to each try, and the fix is the machine's trust.
    [Fact]
    public async Task GetToken_CertificateNotTrusted_SaysWhatToTrust()
    {
        _entra.Answers(_ => throw Unreachable.ByTrust());

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => Source().GetTokenAsync(FakeEntra.Request(), default).OrFail());

        Assert.Equal("CertificateNotTrusted", failure.ErrorId);
        Assert.StartsWith("This machine does not trust the certificate of login.microsoftonline.com: ", failure.Message);
        Assert.Contains("PartialChain.", failure.Message);
        Assert.DoesNotContain("inner exception", failure.Message);
        Assert.Contains("SSL_CERT_FILE", failure.RecommendedAction);
        Assert.Single(_entra.TokenRequests);
    }

    // The other tests have a short one; this is what users wait.
    [Fact]
    public void FirstPause_IsShortEnoughForThreeMoreTries() =>
        Assert.Equal(TimeSpan.FromMilliseconds(400), new TokenSourceServices(Variables.None, new HttpTransport()).FirstPause);

    [Fact]
    public async Task GetToken_Throttled_SaysSoAndIsNotAskedAgainMeanwhile()
    {
        _entra.Answers(_ => FakeEntra.Refusal(90055, "temporarily_unavailable", 429).With("Retry-After", "60"));
        ITokenSource source = Source();

        var refused = await Assert.ThrowsAsync<AdoSignInException>(() => source.GetTokenAsync(FakeEntra.Request(), default).OrFail());
        var keptBack = await Assert.ThrowsAsync<AdoSignInException>(() => source.GetTokenAsync(FakeEntra.Request(), default).OrFail());

        Assert.Equal((ErrorIds.Throttled, "AADSTS90055", 429), (refused.ErrorId, refused.ServiceCode, refused.StatusCode));
        Assert.Equal(ErrorIds.Throttled, keptBack.ErrorId);
        Assert.Single(_entra.TokenRequests);
    }

    [Fact]
    public async Task GetToken_ThrottledForAMoment_IsSurvived()
    {
        int calls = 0;
        _entra.Answers(_ =>
            ++calls == 1 ? FakeEntra.Refusal(90055, "temporarily_unavailable", 429).With("Retry-After", "1") : FakeEntra.Token("late")
        );

        Assert.Equal("late", (await Source().GetTokenAsync(FakeEntra.Request(), default).OrFail()).Token);
        Assert.Equal(2, calls);
    }

    // S14: given out now and then by authorities that are well.
    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData(" \r\n")]
    [InlineData("{\"access_token\":null}")]
    public async Task GetToken_EmptyAnswerOnce_IsAskedAgain(string body)
    {
        int calls = 0;
        _entra.Answers(_ => ++calls == 1 ? Answer.Json(body) : FakeEntra.Token("late"));

        Assert.Equal("late", (await Source().GetTokenAsync(FakeEntra.Request(), default).OrFail()).Token);
        Assert.Equal(2, calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public async Task GetToken_EmptyAnswersOnly_AreTransient(string body)
    {
        _entra.Answers(_ => Answer.Json(body));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => Source().GetTokenAsync(FakeEntra.Request(), default).OrFail());

        Assert.Equal((ErrorIds.Transient, 200), (failure.ErrorId, failure.StatusCode));
        Assert.StartsWith("Entra at login.microsoftonline.com returned no token, also after several retries.", failure.Message);
        Assert.Equal(4, _entra.TokenRequests.Count);
    }

    // S4: of the token request only, which is the second of a process.
    [Fact]
    public async Task GetToken_DiscoveryAnsweredAndTheTokenRequestBreaks_IsTransient()
    {
        _entra.Answers(static _ =>
            throw new HttpRequestException(
                "Connection reset by peer (login.microsoftonline.com:443)",
                new IOException("Connection reset by peer")
            )
        );

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => Source().GetTokenAsync(FakeEntra.Request(), default).OrFail());

        Assert.Equal((ErrorIds.Transient, null), (failure.ErrorId, failure.StatusCode));
        Assert.StartsWith(
            "Entra at login.microsoftonline.com could not be reached: Connection reset by peer (login.microsoftonline.com:443)",
            failure.Message
        );
    }

    // A person's own answer goes before the code that comes with it; so does the end of a device code (S13).
    [Theory]
    [InlineData(50126, "authorization_declined", ErrorIds.InteractionRequired, "The sign-in was declined.")]
    [InlineData(50126, "expired_token", ErrorIds.InteractionRequired, "The device code was not entered in time")]
    [InlineData(53003, "access_denied", ErrorIds.ConditionalAccess, "A Conditional Access policy")]
    [InlineData(530033, "invalid_grant", ErrorIds.ConditionalAccess, "A Conditional Access policy")]
    [InlineData(123456, "access_denied", ErrorIds.InteractionRequired, "The sign-in was declined.")]
    public async Task GetToken_RefusedInTwoWays_BelievesTheNearer(int code, string error, string errorId, string said)
    {
        _entra.Answers(_ => FakeEntra.Refusal(code, error, 400));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => Source().GetTokenAsync(FakeEntra.Request(), default).OrFail());

        Assert.Equal(errorId, failure.ErrorId);
        Assert.StartsWith(said, failure.Message);
    }

    [Fact]
    public async Task GetToken_SubErrorWithoutAKnownCode_IsUnderstood()
    {
        _entra.Answers(static _ => FakeEntra.Refusal(123456, "invalid_grant", 400, more: ",\"suberror\":\"consent_required\""));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => Source().GetTokenAsync(FakeEntra.Request(), default).OrFail());

        Assert.Equal((ErrorIds.InteractionRequired, "AADSTS123456"), (failure.ErrorId, failure.ServiceCode));
    }

    [Theory]
    [InlineData("<html>Sign in to the hotel's network</html>", "text/html")]
    [InlineData("not json", "application/json")]
    public async Task GetToken_AnotherServerResponds_IsUnexpected(string body, string type)
    {
        _entra.Answers(_ => Answer.Text(body, type, 200));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => Source().GetTokenAsync(FakeEntra.Request(), default).OrFail());

        Assert.Equal((ErrorIds.UnexpectedResponse, 200), (failure.ErrorId, failure.StatusCode));
    }

    [Theory]
    [InlineData("""{"token_type":"Bearer","expires_in":3600}""")]
    [InlineData("""{"token_type":"Bearer","expires_in":3600,"access_token":""}""")]
    public async Task GetToken_NoTokenInTheAnswer_IsAnError(string body)
    {
        _entra.Answers(_ => Answer.Json(body));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => Source().GetTokenAsync(FakeEntra.Request(), default).OrFail());

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
    }

    [Fact]
    public async Task GetToken_Cancelled_EndsAtOnce()
    {
        using var stop = new CancellationTokenSource();
        Hanging hanging = _entra.Server.Hang(HttpMethod.Post, _entra.TokenAddress);
        Task<SourceToken> asked = Source().GetTokenAsync(FakeEntra.Request(), stop.Token);
        await hanging.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.OrFail());
    }

    private ClientSecretSignIn SignIn() => new(_entra.ClientId, new Secret(Secret)) { TenantId = _entra.TenantId };

    private ITokenSource Source() => SignIn().CreateSource(_entra.Services);
}
