using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using AdoEntra.Emulator.Entra;
using AdoEntra.Emulator.Entra.Keys;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Entra;

/// <summary>What clients read before they ask for a token.</summary>
public sealed class MetadataTests : EntraTests
{
    private static readonly string Tenant = KnownIdentities.TenantId.ToString();

    public MetadataTests() => OutsideContract("Entra is in no contract of Azure DevOps");

    [Theory]
    [InlineData("/v2.0/.well-known/openid-configuration")]
    [InlineData("/.well-known/openid-configuration")]
    public async Task Configuration_TenantOrItsDomain_NamesTheTenantsAddresses(string path)
    {
        foreach (var name in new[] { Tenant, "emulator.onmicrosoft.com" })
        {
            var body = await GetAsync(name + path);

            var root = Emulator.AuthorityUri + Tenant;
            Assert.Equal(root + "/oauth2/v2.0/token", body.Text("token_endpoint"));
            Assert.Equal(root + "/oauth2/v2.0/authorize", body.Text("authorization_endpoint"));
            Assert.Equal(root + "/oauth2/v2.0/devicecode", body.Text("device_authorization_endpoint"));
            Assert.Equal($"https://login.microsoftonline.com/{Tenant}/v2.0", body.Text("issuer"));
        }
    }

    [Theory]
    [InlineData("common")]
    [InlineData("organizations")]
    public async Task Configuration_AnyTenant_LeavesTheIssuersTenantOpen(string name)
    {
        var body = await GetAsync(name + "/v2.0/.well-known/openid-configuration");

        Assert.Equal($"{Emulator.AuthorityUri}{name}/oauth2/v2.0/token", body.Text("token_endpoint"));
        Assert.Equal("https://login.microsoftonline.com/{tenantid}/v2.0", body.Text("issuer"));
    }

    [Fact]
    public async Task Configuration_UnknownTenant_IsRefusedAsTheTokenIs()
    {
        using var response = await Authority.GetAsync("nosuchtenant.example/v2.0/.well-known/openid-configuration");

        await AssertRefusedAsync(response, 90002, "invalid_request", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Keys_VerifyATokenForTheExchange()
    {
        var configuration = await GetAsync(Tenant + "/v2.0/.well-known/openid-configuration");
        var address = configuration.Text("jwks_uri");
        Assert.StartsWith(Emulator.AuthorityUri.AbsoluteUri, address, StringComparison.Ordinal);
        var keys = await GetAsync(address[Emulator.AuthorityUri.AbsoluteUri.Length..]);
        var key = Assert.Single(keys.GetProperty("keys").EnumerateArray());
        var token = SignedJwt.Parse(Entra.IssueFederatedToken(EmulatedIssuer.Tenant))!;
        var foreign = SignedJwt.Parse(Entra.IssueFederatedToken(EmulatedIssuer.GitHub))!;

        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = System.Buffers.Text.Base64Url.DecodeFromChars(key.Text("n")),
            Exponent = System.Buffers.Text.Base64Url.DecodeFromChars(key.Text("e")),
        });

        Assert.Equal(token.HeaderText("kid"), key.Text("kid"));
        Assert.Equal(token.Issuer, key.Text("issuer"));
        Assert.True(token.IsSignedBy(rsa));
        Assert.False(foreign.IsSignedBy(rsa));
        Assert.False(key.TryGetProperty("d", out _));
    }

    [Fact]
    public async Task Instance_AskedAboutAnAuthority_IsKnownUnderThatName()
    {
        var asked = $"https://login.microsoftonline.com/{Tenant}/oauth2/v2.0/authorize";

        var body = await GetAsync("common/discovery/instance?api-version=1.1&authorization_endpoint=" + asked);

        Assert.Equal($"{Emulator.AuthorityUri}{Tenant}/v2.0/.well-known/openid-configuration", body.Text("tenant_discovery_endpoint"));
        var one = Assert.Single(body.GetProperty("metadata").EnumerateArray());
        Assert.Equal("login.microsoftonline.com", one.Text("preferred_network"));
        Assert.Equal(["login.microsoftonline.com"], one.GetProperty("aliases").EnumerateArray().Select(alias => alias.GetString()));
    }

    [Fact]
    public async Task Post_IsNotAllowed()
    {
        using var response = await PostAsync(Tenant + "/v2.0/.well-known/openid-configuration");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task Other_Faulted_StrikesIt()
    {
        Emulator.Faults.Set(EmulatedRoute.Other, new StatusFault { Status = 503 });

        using var response = await Authority.GetAsync(Tenant + "/v2.0/.well-known/openid-configuration");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    private async Task<JsonElement> GetAsync(string target) => await (await Authority.GetAsync(target)).JsonAsync();
}
