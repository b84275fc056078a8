using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;
using Azure.Core;
using Azure.Identity;

namespace AdoEntra.Emulator.Tests.Entra;

public sealed class PersonTests()
    : EntraTests(new EmulatorOptions { Entra = true, DeviceCodeInterval = TimeSpan.FromSeconds(1), TimeProvider = Time })
{
    private const string PersonScope = Scope + " offline_access profile openid";

    // A clock of this class's tests, which run one after the other. It only ever goes forward.
    private static readonly ManualTime Time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task DeviceCode_Approved_BringsAllThatAClientNeeds()
    {
        var code = await StartAsync();
        Assert.Equal(1, code.GetProperty("interval").GetInt32());
        Assert.Equal(900, code.GetProperty("expires_in").GetInt32());
        Assert.Contains(code.Text("user_code"), code.Text("message"), StringComparison.Ordinal);
        Assert.StartsWith(Emulator.BaseUri.AbsoluteUri, code.Text("verification_uri"), StringComparison.Ordinal);
        var pending = Assert.Single(Entra.DeviceCodes);
        Assert.Equal((code.Text("user_code"), PersonScope, DeviceCodeState.Pending), (pending.UserCode, pending.Scope, pending.State));

        await AssertRefusedAsync(await PollAsync(code), 70016, "authorization_pending", HttpStatusCode.BadRequest);
        pending.Approve();
        var answer = await (await PollAsync(code)).JsonAsync();

        var token = Assert.Single(Emulator.State.Tokens.Issued);
        Assert.Equal(token.Value, answer.Text("access_token"));
        Assert.Same(Entra.Person, token.Identity);
        Assert.NotEmpty(answer.Text("refresh_token"));
        Assert.Equal($"{AzureDevOps}/user_impersonation {PersonScope}", answer.Text("scope"));
        using var info = JsonDocument.Parse(Base64Url.DecodeFromChars(answer.Text("client_info")));
        Assert.Equal(Entra.Person.ObjectId.ToString(), info.RootElement.Text("uid"));
        Assert.Equal(Emulator.State.TenantId.ToString(), info.RootElement.Text("utid"));
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(answer.Text("id_token").Split('.')[1]));
        Assert.Equal("ada@emulator.onmicrosoft.com", claims.RootElement.Text("preferred_username"));
        Assert.Equal(DeviceCodeState.Redeemed, pending.State);
        await AssertRefusedAsync(await PollAsync(code), 70018, "bad_verification_code", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task DeviceCode_DeclinedOrExpired_IsOver()
    {
        var (declined, expired) = (await StartAsync(), await StartAsync());
        Entra.DeviceCodes[0].Decline();
        Time.Advance(TimeSpan.FromMinutes(15));

        await AssertRefusedAsync(await PollAsync(declined), 70016, "authorization_declined", HttpStatusCode.BadRequest);
        await AssertRefusedAsync(await PollAsync(expired), 70020, "expired_token", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task DeviceCode_OfAnotherClientOrApplication_IsRefused()
    {
        var code = await StartAsync();
        Entra.DeviceCodes[0].Approve();

        using var other = await TokenAsync(
            ("client_id", "04b07795-8ddb-461a-bbee-02f9e1bf7b46"),
            ("grant_type", "device_code"),
            ("device_code", code.Text("device_code")));
        await AssertRefusedAsync(other, 70018, "bad_verification_code", HttpStatusCode.BadRequest);
        using var confidential = await PostAsync(
            $"{Emulator.State.TenantId}/oauth2/v2.0/devicecode",
            ("client_id", Entra.SecretApplication.ClientId.ToString()), ("scope", PersonScope));
        await AssertRefusedAsync(confidential, 7000218, "invalid_client", HttpStatusCode.Unauthorized);
        using var scope = await PostAsync(
            $"{Emulator.State.TenantId}/oauth2/v2.0/devicecode", ("client_id", ClientId), ("scope", "nonsense openid"));
        await AssertRefusedAsync(scope, 70011, "invalid_scope", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task RefreshToken_Used_BringsAnotherUntilAllAreRevoked()
    {
        var code = await StartAsync();
        Entra.DeviceCodes[0].Approve();
        var first = (await (await PollAsync(code)).JsonAsync()).Text("refresh_token");

        var second = (await (await RefreshAsync(first)).JsonAsync()).Text("refresh_token");
        Assert.NotEqual(first, second);
        await (await RefreshAsync(second)).JsonAsync();
        Assert.Equal(3, Entra.RevokeRefreshTokens());

        await AssertRefusedAsync(await RefreshAsync(second), 50173, "invalid_grant", HttpStatusCode.BadRequest);
        await AssertRefusedAsync(await RefreshAsync("0.never"), 9002313, "invalid_grant", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task RefreshToken_OfAnotherClientOrNotAskedFor_IsNotThere()
    {
        var code = await StartAsync();
        Entra.DeviceCodes[0].Approve();
        var token = (await (await PollAsync(code)).JsonAsync()).Text("refresh_token");

        using var other = await TokenAsync(
            ("client_id", "04b07795-8ddb-461a-bbee-02f9e1bf7b46"), ("grant_type", "refresh_token"), ("refresh_token", token),
            ("scope", PersonScope));
        using var withoutScope = await TokenAsync(
            ("client_id", ClientId), ("grant_type", "refresh_token"), ("refresh_token", token), ("scope", Scope));

        await AssertRefusedAsync(other, 9002313, "invalid_grant", HttpStatusCode.BadRequest);
        Assert.False((await withoutScope.JsonAsync()).TryGetProperty("refresh_token", out _));
    }

    [Fact]
    public async Task DeviceCodeCredential_Approved_IsSilentAfterwardsUntilRevoked()
    {
        var prompts = new List<string>();
        var credential = new DeviceCodeCredential(Here(new DeviceCodeCredentialOptions
        {
            TenantId = Emulator.State.TenantId.ToString(),
            DisableInstanceDiscovery = true,
            DisableAutomaticAuthentication = true,
            DeviceCodeCallback = (code, _) =>
            {
                prompts.Add(code.UserCode);
                Entra.DeviceCodes.Single(known => known.UserCode == code.UserCode).Approve();
                return Task.CompletedTask;
            },
        }));
        await credential.AuthenticateAsync(new TokenRequestContext([Scope]));
        Assert.Single(prompts);

        var cached = await TokenOfAsync(credential);
        Assert.Same(Entra.Person, cached.Identity);
        Assert.Single(Emulator.Requests.List(EmulatedRoute.Token));
        Assert.Equal(HttpStatusCode.OK, await CallWithAsync(cached));

        var other = await TokenOfAsync(credential, new TokenRequestContext(["https://management.azure.com/.default"]));
        Assert.Equal("https://management.azure.com", other.Resource);
        Assert.Equal("refresh_token", Emulator.Requests.List(EmulatedRoute.Token)[1].Form["grant_type"]);

        Entra.RevokeRefreshTokens();
        await Assert.ThrowsAsync<AuthenticationRequiredException>(
            () => TokenOfAsync(credential, new TokenRequestContext(["https://vault.azure.net/.default"])));
        Assert.Single(prompts);
    }

    [Fact]
    public async Task DeviceCodeCredential_Declined_Fails()
    {
        var credential = new DeviceCodeCredential(Here(new DeviceCodeCredentialOptions
        {
            TenantId = Emulator.State.TenantId.ToString(),
            ClientId = ClientId,
            DisableInstanceDiscovery = true,
            DeviceCodeCallback = (_, _) =>
            {
                Entra.DeviceCodes[0].Decline();
                return Task.CompletedTask;
            },
        }));

        var failure = await Assert.ThrowsAsync<AuthenticationFailedException>(() => TokenOfAsync(credential));

        Assert.Contains("denied", failure.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_Browser_ComesBackWithACodeThatWorksOnce()
    {
        // RFC 7636, appendix B.
        const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        using var browser = await Authority.GetAsync(Authorize("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
        Assert.Equal(HttpStatusCode.Found, browser.StatusCode);
        var back = new Uri(browser.Header("Location")!);
        Assert.StartsWith("http://localhost:8400/?code=", back.AbsoluteUri, StringComparison.Ordinal);
        Assert.EndsWith("&state=a%20b", back.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("login_hint=ada", Emulator.Requests.List(EmulatedRoute.Authorize)[0].Target, StringComparison.Ordinal);
        var code = back.Query.Split('&')[0]["?code=".Length..];

        var answer = await (await RedeemAsync(code, Verifier)).JsonAsync();

        Assert.NotEmpty(answer.Text("refresh_token"));
        Assert.Same(Entra.Person, Emulator.State.Tokens.Issued.Single().Identity);
        await AssertRefusedAsync(await RedeemAsync(code, Verifier), 9002313, "invalid_grant", HttpStatusCode.BadRequest);
        await AssertRefusedAsync(
            await TokenAsync(
                ("client_id", "04b07795-8ddb-461a-bbee-02f9e1bf7b46"), ("grant_type", "authorization_code"), ("code", await CodeAsync()),
                ("code_verifier", Verifier), ("redirect_uri", "http://localhost:8400/"), ("scope", PersonScope)),
            9002313, "invalid_grant", HttpStatusCode.BadRequest);
        var other = await CodeAsync();
        await AssertRefusedAsync(await RedeemAsync(other, "another verifier"), 50148, "invalid_grant", HttpStatusCode.BadRequest);
        await AssertRefusedAsync(
            await RedeemAsync(await CodeAsync(), Verifier, "http://localhost:1/"), 50011, "invalid_request", HttpStatusCode.BadRequest);

        async Task<string> CodeAsync()
        {
            using var again = await Authority.GetAsync(Authorize("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
            return new Uri(again.Header("Location")!).Query.Split('&')[0]["?code=".Length..];
        }
    }

    [Fact]
    public async Task Authorize_FormPost_IsAPageThatSendsTheCode()
    {
        using var answer = await Authority.GetAsync(Authorize("x") + "&response_mode=form_post");

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("action=\"http://localhost:8400/\"", page, StringComparison.Ordinal);
        Assert.Matches("name=\"code\" value=\"0\\.[\\w-]+\"", page);
        Assert.Contains("name=\"state\" value=\"a b\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&response_mode=form_post")]
    public async Task Authorize_Refused_SendsTheBrowserBackWithThat(string mode)
    {
        Emulator.Faults.Set(
            EmulatedRoute.Authorize,
            new EntraErrorFault
            {
                Code = 65004,
                Error = "access_denied",
                SubError = "cancel",
                Description = "User declined.",
            }
        );

        using var answer = await Authority.GetAsync(Authorize("x") + mode);

        var sent =
            mode.Length == 0
                ? Uri.UnescapeDataString(answer.Header("Location")!)
                : WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(mode.Length == 0 ? HttpStatusCode.Found : HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("http://localhost:8400/", sent, StringComparison.Ordinal);
        Assert.All(
            ["access_denied", "cancel", "AADSTS65004: User declined. Trace ID: ", "a b"],
            part => Assert.Contains(part, sent, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("code=", sent.Replace("subcode=", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("\"code\"", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_RefusedWithARedirectOutOfThisMachine_SendsNothingThere()
    {
        Emulator.Faults.Set(EmulatedRoute.Authorize, new EntraErrorFault { Code = 65004 });

        using var answer = await Authority.GetAsync(
            new Uri(
                $"common/oauth2/v2.0/authorize?client_id={ClientId}&response_type=code&redirect_uri=http%3A%2F%2Fexample.com%2F",
                UriKind.Relative
            )
        );

        await AssertRefusedAsync(answer, 50011, "invalid_request", HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("http%3A%2F%2Fexample.com%2F")]
    [InlineData("https%3A%2F%2Flocalhost%2F")]
    [InlineData("")]
    public async Task Authorize_RedirectOutOfThisMachine_IsRefused(string redirect)
    {
        using var answer = await Authority.GetAsync(
            new Uri($"common/oauth2/v2.0/authorize?client_id={ClientId}&response_type=code&redirect_uri={redirect}", UriKind.Relative));

        await AssertRefusedAsync(answer, 50011, "invalid_request", HttpStatusCode.BadRequest);
        Assert.Null(answer.Header("Location"));
    }

    [Fact]
    public async Task Token_PersonInATenantThatIsNotTheirs_IsRefused()
    {
        var code = await StartAsync("04b07795-8ddb-461a-bbee-02f9e1bf7b46");
        Entra.DeviceCodes[0].Approve();

        using var answer = await PostAsync(
            $"{Entra.OtherTenantId}/oauth2/v2.0/token",
            ("client_id", "04b07795-8ddb-461a-bbee-02f9e1bf7b46"),
            ("grant_type", "device_code"),
            ("device_code", code.Text("device_code")));

        await AssertRefusedAsync(answer, 50020, "invalid_grant", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task ConnectionData_Person_IsNamedByWhatTheySignInWith()
    {
        var token = Emulator.State.Tokens.Issue(Entra.Person);

        using var answer = await GetAsync("MyOrg/_apis/connectionData", Bearer(token));

        var caller = (await answer.JsonAsync()).GetProperty("authenticatedUser");
        Assert.Equal("ada@emulator.onmicrosoft.com", caller.GetProperty("properties").GetProperty("Account").Text("$value"));
        Assert.Equal(
            $@"Microsoft.IdentityModel.Claims.ClaimsIdentity;{Emulator.State.TenantId}\ada@emulator.onmicrosoft.com",
            caller.Text("descriptor"));
        Assert.Equal("Ada Operator", caller.Text("providerDisplayName"));
    }

    private string ClientId => Entra.PublicClient.ClientId.ToString();

    private string Authorize(string challenge) =>
        $"{Emulator.AuthorityUri}organizations/oauth2/v2.0/authorize?client_id={ClientId}&response_type=code&state=a%20b&login_hint=ada"
        + $"&redirect_uri=http%3A%2F%2Flocalhost%3A8400%2F&code_challenge={challenge}&code_challenge_method=S256";

    private async Task<JsonElement> StartAsync(string? clientId = null) => await (await PostAsync(
        $"{Emulator.State.TenantId}/oauth2/v2.0/devicecode", ("client_id", clientId ?? ClientId), ("scope", PersonScope))).JsonAsync();

    private Task<HttpResponseMessage> TokenAsync(params (string Name, string Value)[] form) =>
        PostAsync($"{Emulator.State.TenantId}/oauth2/v2.0/token", form);

    private Task<HttpResponseMessage> PollAsync(JsonElement code) => TokenAsync(
        ("client_id", ClientId), ("grant_type", "device_code"), ("device_code", code.Text("device_code")), ("client_info", "1"));

    private Task<HttpResponseMessage> RefreshAsync(string token) => TokenAsync(
        ("client_id", ClientId), ("grant_type", "refresh_token"), ("refresh_token", token), ("scope", PersonScope));

    private Task<HttpResponseMessage> RedeemAsync(string code, string verifier, string redirect = "http://localhost:8400/") => TokenAsync(
        ("client_id", ClientId), ("grant_type", "authorization_code"), ("code", code), ("code_verifier", verifier),
        ("redirect_uri", redirect), ("scope", PersonScope));
}
