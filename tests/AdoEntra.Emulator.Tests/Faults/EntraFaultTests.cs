using System.Diagnostics;
using System.Net;
using AdoEntra.Emulator.Tests.Support;
using Azure.Identity;

namespace AdoEntra.Emulator.Tests.Faults;

/// <summary>Entra's answers gone wrong.</summary>
public sealed class EntraFaultTests : EntraTests
{
    [Theory]
    [InlineData(7000215, "invalid_client", 401)]
    [InlineData(7000222, "invalid_client", 401)]
    [InlineData(700016, "unauthorized_client", 400)]
    [InlineData(90002, "invalid_request", 400)]
    [InlineData(700027, "invalid_client", 401)]
    [InlineData(700024, "invalid_client", 401)]
    [InlineData(70021, "invalid_client", 401)]
    [InlineData(700211, "invalid_client", 401)]
    [InlineData(700212, "invalid_client", 401)]
    [InlineData(700213, "invalid_client", 401)]
    [InlineData(70025, "invalid_client", 401)]
    [InlineData(500011, "invalid_resource", 400)]
    [InlineData(70011, "invalid_scope", 400)]
    [InlineData(1002012, "invalid_scope", 400)]
    [InlineData(53003, "invalid_grant", 400)]
    [InlineData(50076, "interaction_required", 400)]
    [InlineData(50173, "invalid_grant", 400)]
    [InlineData(70020, "expired_token", 400)]
    [InlineData(90033, "invalid_request", 400)]
    public async Task EntraError_Number_HasItsOwnErrorAndStatus(int code, string error, int status)
    {
        Emulator.Faults.Set(EmulatedRoute.Token, new EntraErrorFault { Code = code, Times = 1 });

        await AssertRefusedAsync(await AskBySecretAsync(), code, error, (HttpStatusCode)status);
        await (await AskBySecretAsync()).JsonAsync();
    }

    [Fact]
    public async Task EntraError_EverythingSaid_IsSent()
    {
        Emulator.Faults.Set(EmulatedRoute.Token, new EntraErrorFault
        {
            Code = 90033, Error = "temporarily_unavailable", Status = 503, Description = "Later.", Claims = "{\"a\":1}", SubError = "s",
        });

        var refusal = await AssertRefusedAsync(
            await AskBySecretAsync(), 90033, "temporarily_unavailable", HttpStatusCode.ServiceUnavailable);

        Assert.StartsWith("AADSTS90033: Later. Trace ID", refusal.Text("error_description"), StringComparison.Ordinal);
        Assert.Equal("{\"a\":1}", refusal.Text("claims"));
        Assert.Equal("s", refusal.Text("suberror"));
    }

    [Fact]
    public async Task EntraError_DeviceCodeFlowBlocked_IsSaidAtOnce()
    {
        Emulator.Faults.Set(EmulatedRoute.DeviceCode, new EntraErrorFault { Code = 53003, Error = "access_denied" });

        using var answer = await PostAsync(
            "common/oauth2/v2.0/devicecode", ("client_id", Entra.PublicClient.ClientId.ToString()), ("scope", Scope));

        await AssertRefusedAsync(answer, 53003, "access_denied", HttpStatusCode.BadRequest);
        Assert.Empty(Entra.DeviceCodes);
    }

    [Fact]
    public async Task EntraError_ConditionalAccessWithClaims_IsAChallengeToTheLibrary()
    {
        Emulator.Faults.Set(EmulatedRoute.Token, new EntraErrorFault { Code = 53003, Claims = "{\"access_token\":{\"acrs\":null}}" });

        var failure = await Assert.ThrowsAsync<AuthenticationFailedException>(() => TokenOfAsync(Credential()));

        Assert.Equal("MsalClaimsChallengeException", failure.InnerException!.GetType().Name);
        Assert.Contains("AADSTS53003", failure.InnerException.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TokenDefect.NoAccessToken)]
    [InlineData(TokenDefect.Empty)]
    [InlineData(TokenDefect.Expired)]
    [InlineData(TokenDefect.NoTokenType)]
    public async Task Token_Defect_IsASuccessOfNoUse(TokenDefect defect)
    {
        Emulator.Faults.Set(EmulatedRoute.Token, new TokenFault { Defect = defect });

        var answer = await (await AskBySecretAsync()).JsonAsync();

        Assert.Equal(defect != TokenDefect.NoAccessToken, answer.TryGetProperty("access_token", out var token));
        Assert.Equal(defect == TokenDefect.Empty, token.ValueKind != default && token.GetString()!.Length == 0);
        Assert.Equal(defect != TokenDefect.NoTokenType, answer.TryGetProperty("token_type", out _));
        Assert.Equal(defect == TokenDefect.Expired, answer.GetProperty("expires_in").GetInt32() < 0);
        if (defect == TokenDefect.Expired)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await CallWithAsync(Emulator.State.Tokens.Issued.Single()));
        }
    }

    [Fact]
    public async Task Token_NoTokenType_IsRefusedByTheLibrary()
    {
        Emulator.Faults.Set(EmulatedRoute.Token, new TokenFault { Defect = TokenDefect.NoTokenType });

        var failure = await Assert.ThrowsAsync<AuthenticationFailedException>(() => TokenOfAsync(Credential()));

        Assert.Contains("token_type", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_Throttled_HasRetryAfter()
    {
        Emulator.Faults.Set(EmulatedRoute.Token, new StatusFault
        {
            Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "7" }, Times = 1,
        });

        using var throttled = await AskBySecretAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, throttled.StatusCode);
        Assert.Equal("7", throttled.Header("Retry-After"));
        await (await AskBySecretAsync()).JsonAsync();
    }

    [Fact]
    public async Task Status_SuccessThatIsNoJson_FailsInTheLibrary()
    {
        Emulator.Faults.Set(EmulatedRoute.Token, new StatusFault { Status = 200, Body = "<html>", ContentType = "text/html" });

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => TokenOfAsync(Credential()));
    }

    [Fact]
    public async Task Delay_IsTheRightAnswerLate()
    {
        Emulator.Faults.Set(EmulatedRoute.Token, new DelayFault { Delay = TimeSpan.FromMilliseconds(200) });
        var watch = Stopwatch.StartNew();

        await (await AskBySecretAsync()).JsonAsync();

        Assert.True(watch.Elapsed >= TimeSpan.FromMilliseconds(190), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task Drip_IsTheRightAnswerInPieces()
    {
        Emulator.Faults.Set(EmulatedRoute.Token, new DripFault { PieceBytes = 50, Interval = TimeSpan.FromMilliseconds(1) });

        Assert.NotEmpty((await (await AskBySecretAsync()).JsonAsync()).Text("access_token"));
    }

    [Fact]
    public async Task Cut_IsHalfAnAnswer()
    {
        Emulator.Faults.Set(EmulatedRoute.Token, new CutFault());

        await Assert.ThrowsAsync<HttpRequestException>(AskWholeAsync);

        async Task AskWholeAsync() => await (await AskBySecretAsync()).Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task Hang_ClientGoesAway_IsNoticed()
    {
        Emulator.Faults.Set(EmulatedRoute.Token, new HangFault());
        using var cancellation = new CancellationTokenSource();
        var asked = Credential().GetTokenAsync(new Azure.Core.TokenRequestContext([Scope]), cancellation.Token).AsTask();
        var request = Assert.Single(await Emulator.Requests.WaitForAsync(1).InTimeAsync());

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Equal(RequestOutcome.ClientGone, await request.Ended.InTimeAsync());
    }

    [Fact]
    public async Task ClaimsChallenge_TokenOfAManagedIdentity_NeverSatisfiesIt()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new ClaimsChallengeFault { Claims = "{\"access_token\":{\"nbf\":{\"value\":\"5\"}}}" });

        using var refusal = await CallAsync("MyOrg/_apis/projects?api-version=7.1");
        using var other = await CallAsync("MyOrg/_apis/connectionData");

        Assert.Equal(HttpStatusCode.Unauthorized, refusal.StatusCode);
        Assert.Equal(
            "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", "
            + "error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7InZhbHVlIjoiNSJ9fX0=\"",
            refusal.Header("WWW-Authenticate"));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("""{"access_token":{"nbf":{"value":"5","essential":true},"xms_cc":{"values":["CP1"]}}}""", true)]
    [InlineData("""{"access_token":{"nbf":{"value":"6"}}}""", false)]
    [InlineData("""{"access_token":"nbf"}""", false)]
    [InlineData("not json", false)]
    public async Task ClaimsChallenge_TokenAskedForWithClaims_HasToHoldThem(string claims, bool good)
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new ClaimsChallengeFault { Claims = "{\"access_token\":{\"nbf\":{\"value\":\"5\"}}}" });
        await (await AskAsync(
            Entra.SecretApplication, ("client_secret", "emulator-secret-that-is-good"), ("claims", claims))).JsonAsync();

        Assert.Equal(
            good ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, await CallWithAsync(Emulator.State.Tokens.Issued.Single()));
    }

    private ClientSecretCredential Credential() => new(
        Emulator.State.TenantId.ToString(), Entra.SecretApplication.ClientId.ToString(), "emulator-secret-that-is-good",
        Here(new ClientSecretCredentialOptions { DisableInstanceDiscovery = true }));
}
