using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.ManagedIdentity;

public sealed class TokenTests
{
    private const string Projects = "MyOrg/_apis/projects?api-version=7.1";

    [Fact]
    public async Task Token_LifetimeOver_IsRefused()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));
        await using var running = await CheckedEmulator.StartAsync(
            new EmulatorOptions { TimeProvider = time, TokenLifetime = TimeSpan.FromMinutes(10) });
        var emulator = running.Host;
        var token = emulator.State.Tokens.Issue(emulator.State.SystemAssigned);
        Assert.Equal(time.GetUtcNow().AddMinutes(10), token.ExpiresOn);

        time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(emulator, token));

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(emulator, token));
    }

    [Fact]
    public async Task Token_Revoked_IsRefused()
    {
        await using var running = await CheckedEmulator.StartAsync();
        var emulator = running.Host;
        var token = emulator.State.Tokens.Issue(emulator.State.SystemAssigned);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(emulator, token));

        Assert.Equal(1, emulator.State.Tokens.RevokeAll());

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(emulator, token));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(emulator, emulator.State.Tokens.Issue(emulator.State.SystemAssigned)));
    }

    [Theory]
    [InlineData("https://management.azure.com/", HttpStatusCode.Unauthorized)]
    [InlineData("https://graph.microsoft.com", HttpStatusCode.Unauthorized)]
    [InlineData("499b84ac-1321-427f-aa17-267ca6975798", HttpStatusCode.OK)]
    [InlineData("https://app.vssps.visualstudio.com/", HttpStatusCode.OK)]
    public async Task Token_ForAResource_IsAcceptedByAzureDevOpsOnlyIfMeantForIt(string resource, HttpStatusCode expected)
    {
        await using var running = await CheckedEmulator.StartAsync();
        var emulator = running.Host;
        using var client = Calls.NewClient(emulator.BaseUri);
        var answer = await (await client.SendAsync(Calls.Request(
            HttpMethod.Get,
            "msi/token?api-version=2019-08-01&resource=" + Uri.EscapeDataString(resource),
            ("X-IDENTITY-HEADER", emulator.Variables()["IDENTITY_HEADER"])))).JsonAsync();
        Assert.Equal(resource, answer.Text("resource"));

        var token = Assert.Single(emulator.State.Tokens.Issued);

        Assert.Equal(answer.Text("access_token"), token.Value);
        Assert.Equal(expected, await StatusAsync(emulator, token));
    }

    [Fact]
    public async Task Token_JwtShaped_HasTheClaimsOfAnApplication()
    {
        await using var running = await CheckedEmulator.StartAsync(new EmulatorOptions { TokenShape = TokenShape.Jwt });
        var emulator = running.Host;
        var identity = emulator.State.UserAssigned[0];

        var token = emulator.State.Tokens.Issue(identity);

        var parts = token.Value.Split('.');
        Assert.Equal(3, parts.Length);
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
        Assert.Equal(emulator.State.TenantId.ToString(), claims.RootElement.Text("tid"));
        Assert.Equal(identity.ObjectId.ToString(), claims.RootElement.Text("oid"));
        Assert.Equal(identity.ClientId.ToString(), claims.RootElement.Text("appid"));
        Assert.Equal(token.ExpiresOn.ToUnixTimeSeconds(), claims.RootElement.GetProperty("exp").GetInt64());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(emulator, token));
    }

    [Fact]
    public async Task Token_JwtShapedOfAPerson_HasTheClaimsOfAUser()
    {
        await using var running = await CheckedEmulator.StartAsync(new EmulatorOptions { TokenShape = TokenShape.Jwt });
        var emulator = running.Host;

        var token = emulator.State.Tokens.Issue(emulator.State.Entra.Person);

        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Value.Split('.')[1]));
        Assert.Equal("ada@emulator.onmicrosoft.com", claims.RootElement.Text("upn"));
        Assert.Equal("user", claims.RootElement.Text("idtyp"));
        Assert.False(claims.RootElement.TryGetProperty("xms_cc", out _));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(emulator, token));
    }

    private static async Task<HttpStatusCode> StatusAsync(EmulatorHost emulator, IssuedToken token)
    {
        using var client = Calls.NewClient(emulator.BaseUri);
        using var answer = await client.SendAsync(Calls.Request(
            HttpMethod.Get, Projects, ("Authorization", "Bearer " + token.Value), ("X-TFS-FedAuthRedirect", "Suppress")));
        return answer.StatusCode;
    }
}
