using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.Interactive;

namespace AdoEntra.Core.Tests.Identity.Interactive;

/// <summary>A person with a device code, through the real library over a fake network.</summary>
public sealed class DeviceCodeTests : IDisposable
{
    private const string Message = "To sign in, open https://microsoft.com/devicelogin and enter the code ABCD1234.";
    private readonly FakeEntra _entra = new();
    private readonly List<string> _prompts = [];
    private Func<RecordedRequest, HttpResponseMessage> _refresh;
    private int _life = 900;
    private int _pending;
    private int _count;

    public DeviceCodeTests()
    {
        _refresh = _ => UserToken();
        _entra.Server.On(
            HttpMethod.Post,
            _entra.TokenAddress.Replace("/token", "/devicecode"),
            _ =>
                Answer.Json(
                    $$"""{"user_code":"ABCD1234","device_code":"the-device-code","verification_uri":"https://microsoft.com/devicelogin","expires_in":{{_life}},"interval":1,"message":"{{Message}}"}"""
                )
        );
        _entra.Answers(request =>
            request.Form("grant_type") switch
            {
                "refresh_token" => _refresh(request),
                _ when _pending-- > 0 => Answer.Json(
                    """{"error":"authorization_pending","error_description":"AADSTS70016: Pending.","error_codes":[70016]}""",
                    400
                ),
                _ => UserToken(),
            }
        );
    }

    public void Dispose() => _entra.Dispose();

    [Fact]
    public async Task Authenticate_ShowsTheMessageAtOnceAndWaitsForThePerson()
    {
        _pending = 1;
        var source = (IInteractiveTokenSource)new DeviceCodeSignIn(null) { TenantId = _entra.TenantId }.CreateSource(_entra.Services);

        await source.AuthenticateAsync(AzureDevOpsResource.Scope, _prompts.Add, default).OrFail();
        SourceToken token = await source.GetTokenAsync(FakeEntra.Request(), default).OrFail();

        Assert.Equal([Message], _prompts);
        Assert.Equal("user-token-1", token.Token);
        Assert.Equal(2, _entra.TokenRequests.Count);
        RecordedRequest asked = _entra.Server.Requests.Single(static request =>
            request.Uri.AbsolutePath.EndsWith("/devicecode", StringComparison.Ordinal)
        );
        Assert.Equal("04b07795-8ddb-461a-bbee-02f9e1bf7b46", asked.Form("client_id"));
        Assert.Contains(AzureDevOpsResource.Scope, asked.Form("scope"));
    }

    [Fact]
    public async Task Authenticate_OwnClientId_IsTheOneThatAsks()
    {
        await SignedInAsync();

        Assert.All(_entra.TokenRequests, request => Assert.Equal(_entra.ClientId, request.Form("client_id")));
    }

    [Fact]
    public async Task GetToken_Fresh_UsesTheRefreshTokenWithoutAPrompt()
    {
        IInteractiveTokenSource source = await SignedInAsync();

        SourceToken token = await source.GetTokenAsync(FakeEntra.Request(fresh: true), default).OrFail();

        Assert.Equal("user-token-2", token.Token);
        Assert.Single(_prompts);
    }

    [Fact]
    public async Task GetToken_RefreshRefused_SaysToSignInAgainWithoutAPrompt()
    {
        IInteractiveTokenSource source = await SignedInAsync();
        _refresh = static _ => FakeEntra.Refusal(700082, "invalid_grant", 400, "The refresh token has expired due to inactivity.");

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() =>
            source.GetTokenAsync(FakeEntra.Request(fresh: true), default).OrFail()
        );

        Assert.Equal((ErrorIds.InteractionRequired, "AADSTS700082"), (failure.ErrorId, failure.ServiceCode));
        Assert.Contains("Connect-AdoEntra", failure.RecommendedAction);
        Assert.Single(_prompts);
    }

    // F23
    [Fact]
    public async Task GetToken_RefreshBringsAnotherAccount_IsIdentityChanged()
    {
        IInteractiveTokenSource source = await SignedInAsync();
        _refresh = _ => UserToken("11111111-0000-0000-0000-000000000001");

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() =>
            source.GetTokenAsync(FakeEntra.Request(fresh: true), default).OrFail()
        );

        Assert.Equal(ErrorIds.IdentityChanged, failure.ErrorId);
        Assert.StartsWith("The renewed token belongs to another account than the one that signed in.", failure.Message);
        Assert.DoesNotContain("user-token", failure.Message);
    }

    [Theory]
    [InlineData("authorization_declined", 70018)]
    [InlineData("expired_token", 70020)]
    [InlineData("access_denied", 53003)]
    public async Task Authenticate_Refused_SaysWhy(string error, int code)
    {
        _entra.Answers(_ => FakeEntra.Refusal(code, error, 400));
        var source = (IInteractiveTokenSource)SignIn().CreateSource(_entra.Services);

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() =>
            source.AuthenticateAsync(AzureDevOpsResource.Scope, _prompts.Add, default).OrFail()
        );

        Assert.Contains(failure.ErrorId, new[] { ErrorIds.InteractionRequired, ErrorIds.ConditionalAccess });
        Assert.Contains("AADSTS" + code, failure.Message);
    }

    // S4: the code was given, and then the user did not react, as long as it was good.
    [Theory]
    [InlineData(0)]
    [InlineData(503)]
    public async Task Authenticate_TokenRequestsFailUntilTheCodeEnds_IsTransient(int status)
    {
        _life = 2;
        _entra.Answers(_ => status == 0 ? throw new HttpRequestException("Connection reset by peer") : Answer.Json("{}", status));
        var source = (IInteractiveTokenSource)SignIn().CreateSource(_entra.Services);

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() =>
            source.AuthenticateAsync(AzureDevOpsResource.Scope, _prompts.Add, default).OrFail()
        );

        Assert.Equal((ErrorIds.Transient, status == 0 ? null : status), (failure.ErrorId, failure.StatusCode));
        Assert.StartsWith(
            status == 0
                ? "Entra at login.microsoftonline.com could not be reached: Connection reset by peer"
                : "Entra at login.microsoftonline.com is temporarily unavailable",
            failure.Message
        );
        Assert.True(_entra.TokenRequests.Count > 8);
    }

    // F20: the person is still at it while the network is away, or Entra is out of order (RFC 8628, 3.5). More than the tries of a minute.
    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    [InlineData(200)]
    public async Task Authenticate_WhatPasses_IsWaitedForWhileTheCodeIsGood(int status)
    {
        int calls = 0;
        _entra.Answers(_ => ++calls > 70 ? UserToken()
            : status == 0 ? throw new HttpRequestException("Network is unreachable")
            : Answer.Json(status == 200 ? "" : "{}", status));
        var source = (IInteractiveTokenSource)SignIn().CreateSource(_entra.Services);

        await source.AuthenticateAsync(AzureDevOpsResource.Scope, _prompts.Add, default).OrFail();

        Assert.Equal(71, calls);
    }

    [Fact]
    public async Task Authenticate_AskedToWaitLongerThanTheCodeIsGood_EndsAtOnce()
    {
        _entra.Answers(_ =>
        {
            HttpResponseMessage busy = Answer.Json("{}", 429);
            busy.Headers.Add("Retry-After", "1000");
            return busy;
        });
        var source = (IInteractiveTokenSource)SignIn().CreateSource(_entra.Services);

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() =>
            source.AuthenticateAsync(AzureDevOpsResource.Scope, _prompts.Add, default).OrFail()
        );

        Assert.Equal((ErrorIds.Throttled, 1), (failure.ErrorId, _entra.TokenRequests.Count));
    }

    // Later on no request waits for a person.
    [Fact]
    public async Task GetToken_NetworkIsAway_EndsSoon()
    {
        IInteractiveTokenSource source = await SignedInAsync();
        int before = _entra.TokenRequests.Count;
        _refresh = static _ => throw new HttpRequestException("Network is unreachable");

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() =>
            source.GetTokenAsync(FakeEntra.Request(fresh: true), default).OrFail()
        );

        Assert.Equal((ErrorIds.Transient, 4), (failure.ErrorId, _entra.TokenRequests.Count - before));
    }

    [Fact]
    public async Task Authenticate_Cancelled_EndsAtOnce()
    {
        _pending = int.MaxValue;
        using var stop = new CancellationTokenSource();
        var shown = new TaskCompletionSource<bool>();
        var source = (IInteractiveTokenSource)SignIn().CreateSource(_entra.Services);
        Task asked = source.AuthenticateAsync(AzureDevOpsResource.Scope, _ => shown.TrySetResult(true), stop.Token);
        await shown.Task.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.OrFail());
    }

    private async Task<IInteractiveTokenSource> SignedInAsync()
    {
        var source = (IInteractiveTokenSource)SignIn().CreateSource(_entra.Services);
        await source.AuthenticateAsync(AzureDevOpsResource.Scope, _prompts.Add, default).OrFail();
        return source;
    }

    private DeviceCodeSignIn SignIn() => new(_entra.ClientId) { TenantId = _entra.TenantId };

    // What the answer of a user flow must hold (protocol 1.15).
    private HttpResponseMessage UserToken(string? user = null)
    {
        user ??= _entra.ClientId;
        string idToken =
            $"{Part("""{"alg":"none"}""")}.{Part($$"""{"preferred_username":"ada@contoso.example","oid":"{{user}}","tid":"{{_entra.TenantId}}","sub":"s","iss":"i","aud":"a"}""")}.";
        string clientInfo = Part($$"""{"uid":"{{user}}","utid":"{{_entra.TenantId}}"}""");
        return FakeEntra.Token(
            $"user-token-{++_count}",
            3600,
            $$""","refresh_token":"refresh-{{_count}}","id_token":"{{idToken}}","client_info":"{{clientInfo}}","scope":"{{AzureDevOpsResource.Scope}}" """
        );

        static string Part(string text) =>
            Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}
