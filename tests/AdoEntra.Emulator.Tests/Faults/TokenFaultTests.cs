using System.Globalization;
using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Faults;

public sealed class TokenFaultTests : EmulatorTests
{
    public static TheoryData<EmulatedRoute> Hosts => [EmulatedRoute.Msi, EmulatedRoute.Imds];

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task NoAccessToken_IsASuccessWithoutAToken(EmulatedRoute route)
    {
        Emulator.Faults.Set(route, new TokenFault { Defect = TokenDefect.NoAccessToken, Times = 1 });

        var answer = await (await AskAsync(route)).JsonAsync();
        var next = await (await AskAsync(route)).JsonAsync();

        Assert.False(answer.TryGetProperty("access_token", out _));
        Assert.Equal("Bearer", answer.Text("token_type"));
        Assert.NotEmpty(next.Text("access_token"));
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Expired_IsATokenThatIsRefused(EmulatedRoute route)
    {
        Emulator.Faults.Set(route, new TokenFault { Defect = TokenDefect.Expired });

        var answer = await (await AskAsync(route)).JsonAsync();

        Assert.True(long.Parse(answer.Text("expires_on"), CultureInfo.InvariantCulture) < DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        using var call = await GetAsync(
            "MyOrg/_apis/connectionData",
            ("Authorization", "Bearer " + answer.Text("access_token")),
            ("X-TFS-FedAuthRedirect", "Suppress"));
        Assert.Equal(HttpStatusCode.Unauthorized, call.StatusCode);
    }

    private Task<HttpResponseMessage> AskAsync(EmulatedRoute route) => route == EmulatedRoute.Msi
        ? GetAsync(
            "msi/token?api-version=2019-08-01&resource=" + AzureDevOps, ("X-IDENTITY-HEADER", Emulator.Variables()["IDENTITY_HEADER"]))
        : GetAsync("metadata/identity/oauth2/token?api-version=2018-02-01&resource=" + AzureDevOps, ("Metadata", "true"));
}
