using System.Buffers.Text;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;
using Azure.Core;
using Azure.Identity;

namespace AdoEntra.Emulator.Tests.Entra;

public sealed class TokenShapeTests()
    : EntraTests(new EmulatorOptions
    {
        Entra = true, TokenShape = TokenShape.Jwt, EntraTokenLifetime = TimeSpan.FromMinutes(30), RefreshIn = TimeSpan.FromMinutes(15),
    })
{
    [Fact]
    public async Task Token_Jwt_HasTheCapabilityThatWasAskedFor()
    {
        var credential = new ClientSecretCredential(
            Emulator.State.TenantId.ToString(), Entra.SecretApplication.ClientId.ToString(), "emulator-secret-that-is-good",
            Here(new ClientSecretCredentialOptions { DisableInstanceDiscovery = true }));

        var token = await credential.GetTokenAsync(new TokenRequestContext([Scope], isCaeEnabled: true), CancellationToken.None);

        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Token.Split('.')[1]));
        Assert.Equal("CP1", claims.RootElement.GetProperty("xms_cc")[0].GetString());
        Assert.Equal(Entra.SecretApplication.ClientId.ToString(), claims.RootElement.Text("appid"));
        Assert.Equal("app", claims.RootElement.Text("idtyp"));
        Assert.Equal(30, (token.ExpiresOn - DateTimeOffset.UtcNow).TotalMinutes, 0.5);
        Assert.Equal(15, (token.RefreshOn!.Value - DateTimeOffset.UtcNow).TotalMinutes, 0.5);
    }
}
