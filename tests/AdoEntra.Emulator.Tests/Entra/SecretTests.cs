using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;
using Azure.Core;
using Azure.Identity;

namespace AdoEntra.Emulator.Tests.Entra;

public sealed class SecretTests : EntraTests
{
    [Fact]
    public async Task Token_GoodSecret_IsOneForTheService()
    {
        var answer = await (await AskBySecretAsync()).JsonAsync();

        var token = Assert.Single(Emulator.State.Tokens.Issued);
        Assert.Equal("Bearer", answer.Text("token_type"));
        Assert.Equal(token.Value, answer.Text("access_token"));
        Assert.Equal(3600, answer.GetProperty("expires_in").GetInt32());
        Assert.Equal(3600, answer.GetProperty("ext_expires_in").GetInt32());
        Assert.False(answer.TryGetProperty("refresh_in", out _));
        Assert.Equal("secret-app", token.Identity.Name);
        Assert.Same(Entra.SecretApplication, token.Application);
        Assert.Equal(HttpStatusCode.OK, await CallWithAsync(token));
        Assert.Equal(EmulatedRoute.Token, Emulator.Requests.List()[0].Route);
    }

    [Fact]
    public async Task Token_LifeOfTheApplicationsOwn_IsThatLong()
    {
        Entra.SecretApplication.TokenLifetime = TimeSpan.FromMinutes(20);
        Entra.SecretApplication.RefreshIn = TimeSpan.FromMinutes(10);

        var answer = await (await AskBySecretAsync()).JsonAsync();

        Assert.Equal(1200, answer.GetProperty("expires_in").GetInt32());
        Assert.Equal(600, answer.GetProperty("refresh_in").GetInt32());
        Assert.InRange(
            (Emulator.State.Tokens.Issued.Single().ExpiresOn - DateTimeOffset.UtcNow).TotalMinutes, 18, 20);
    }

    [Fact]
    public async Task Token_TenantByItsDomain_IsTheSameTenant()
    {
        using var answer = await PostAsync(
            "emulator.onmicrosoft.com/oauth2/v2.0/token",
            ("client_id", Entra.SecretApplication.ClientId.ToString()),
            ("grant_type", "client_credentials"),
            ("scope", Scope),
            ("client_secret", "emulator-secret-that-is-good"));

        await answer.JsonAsync();
    }

    [Fact]
    public async Task Token_ApplicationOfAnotherTenant_IsATokenThatTheOrganizationRefuses()
    {
        await (await AskBySecretAsync(Entra.OtherTenantApplication)).JsonAsync();

        var token = Assert.Single(Emulator.State.Tokens.Issued);
        Assert.Equal(Entra.OtherTenantId, token.Identity.TenantId);
        using var call = await GetAsync("MyOrg/_apis/connectionData", Bearer(token), ("X-TFS-FedAuthRedirect", "Suppress"));
        Assert.Equal(HttpStatusCode.Unauthorized, call.StatusCode);
        Assert.Equal(Emulator.State.TenantId.ToString(), call.Header("X-VSS-ResourceTenant"));
        Assert.Contains(Entra.OtherTenantId.ToString(), call.Header("X-Emulator-Reason"), StringComparison.Ordinal);
    }

    public static TheoryData<string, int, string, HttpStatusCode> Refusals => new()
    {
        { "wrong secret", 7000215, "invalid_client", HttpStatusCode.Unauthorized },
        { "expired secret", 7000222, "invalid_client", HttpStatusCode.Unauthorized },
        { "no secret", 7000218, "invalid_client", HttpStatusCode.Unauthorized },
        { "public client", 700025, "invalid_client", HttpStatusCode.Unauthorized },
        { "unknown application", 700016, "unauthorized_client", HttpStatusCode.BadRequest },
        { "application of another tenant", 700016, "unauthorized_client", HttpStatusCode.BadRequest },
        { "unknown tenant", 90002, "invalid_request", HttpStatusCode.BadRequest },
        { "no tenant", 9001023, "invalid_request", HttpStatusCode.BadRequest },
        { "unknown resource", 500011, "invalid_resource", HttpStatusCode.BadRequest },
        { "scope without default", 1002012, "invalid_scope", HttpStatusCode.BadRequest },
        { "no scope", 900144, "invalid_request", HttpStatusCode.BadRequest },
        { "unknown grant", 70003, "unsupported_grant_type", HttpStatusCode.BadRequest },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Token_SomethingWrong_IsRefusedInTheServicesForm(string what, int code, string error, HttpStatusCode status)
    {
        var (tenant, clientId) = (Emulator.State.TenantId.ToString(), Entra.SecretApplication.ClientId.ToString());
        using var answer = await PostAsync(
            (what switch { "unknown tenant" => Guid.Empty.ToString(), "no tenant" => "organizations", _ => tenant }) + "/oauth2/v2.0/token",
            ("client_id", what switch
            {
                "unknown application" => Entra.SecretApplication.ServicePrincipal!.ObjectId.ToString(),
                "application of another tenant" => Entra.OtherTenantApplication.ClientId.ToString(),
                "public client" => Entra.PublicClient.ClientId.ToString(),
                _ => clientId,
            }),
            ("grant_type", what == "unknown grant" ? "password" : "client_credentials"),
            (what == "no scope" ? "x" : "scope", what switch
            {
                "unknown resource" => "https://dev.azure.com/.default",
                "scope without default" => AzureDevOps + "/vso.code",
                _ => Scope,
            }),
            (what == "no secret" ? "x" : "client_secret", what switch
            {
                "wrong secret" => "emulator-secret-that-is-wrong",
                "expired secret" => "emulator-secret-that-has-expired",
                _ => "emulator-secret-that-is-good",
            }));

        await AssertRefusedAsync(answer, code, error, status);
        Assert.Empty(Emulator.State.Tokens.Issued);
    }

    [Fact]
    public async Task Token_CorrelationIdOfTheClient_ComesBack()
    {
        var id = Guid.NewGuid().ToString();
        using var request = Calls.Request(HttpMethod.Post, $"{Guid.Empty}/oauth2/v2.0/token", ("client-request-id", id));

        using var answer = await Authority.SendAsync(request);

        var refusal = await AssertRefusedAsync(answer, 90002, "invalid_request", HttpStatusCode.BadRequest);
        Assert.Equal(id, refusal.Text("correlation_id"));
    }

    [Fact]
    public async Task Requests_List_HasTheFormWithoutTheSecret()
    {
        (await AskBySecretAsync()).Dispose();

        var listed = (await (await GetAsync("_emulator/requests")).JsonAsync()).GetProperty("value")[0];

        Assert.Equal("emulator-secret-that-is-good", Emulator.Requests.List()[0].Form["client_secret"]);
        Assert.Equal("[redacted, present]", listed.GetProperty("form").Text("client_secret"));
        Assert.Equal(Scope, listed.GetProperty("form").Text("scope"));
    }

    [Fact]
    public async Task ClientSecretCredential_GoodSecret_GetsAToken()
    {
        var token = await TokenOfAsync(Credential("emulator-secret-that-is-good"));

        Assert.Equal("secret-app", token.Identity.Name);
        Assert.Null(token.Claims);
        Assert.False(token.IsChallengeCapable);
    }

    [Theory]
    [InlineData("emulator-secret-that-is-wrong", "AADSTS7000215")]
    [InlineData("emulator-secret-that-has-expired", "AADSTS7000222")]
    public async Task ClientSecretCredential_BadSecret_HasTheNumberInside(string secret, string number)
    {
        var failure = await Assert.ThrowsAsync<AuthenticationFailedException>(() => TokenOfAsync(Credential(secret)));

        Assert.Contains(number, failure.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClientSecretCredential_Challenge_IsSatisfiedByATokenAskedForWithIt()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new ClaimsChallengeFault());
        var credential = Credential("emulator-secret-that-is-good");
        var first = await TokenOfAsync(credential, new TokenRequestContext([Scope], isCaeEnabled: true));
        Assert.True(first.IsChallengeCapable);

        using var refusal = await GetAsync("MyOrg/_apis/projects?api-version=7.1", Bearer(first));
        Assert.Equal(HttpStatusCode.Unauthorized, refusal.StatusCode);
        var challenge = refusal.Header("WWW-Authenticate")!;
        Assert.Contains("error=\"insufficient_claims\"", challenge, StringComparison.Ordinal);
        var claims = challenge.Split("claims=\"")[1].TrimEnd('"');
        var second = await TokenOfAsync(
            credential,
            new TokenRequestContext(
                [Scope], claims: System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(claims)), isCaeEnabled: true));

        Assert.NotEqual(first.Value, second.Value);
        using var asked = JsonDocument.Parse(Emulator.Requests.List(EmulatedRoute.Token)[1].Form["claims"]);
        Assert.Equal("1700000000", asked.RootElement.GetProperty("access_token").GetProperty("nbf").Text("value"));
        Assert.Equal(HttpStatusCode.OK, await CallWithAsync(second));
    }

    private ClientSecretCredential Credential(string secret) => new(
        Emulator.State.TenantId.ToString(), Entra.SecretApplication.ClientId.ToString(), secret,
        Here(new ClientSecretCredentialOptions { DisableInstanceDiscovery = true }));
}
