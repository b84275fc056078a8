using System.Net;
using System.Security.Cryptography.X509Certificates;
using AdoEntra.Emulator.Tests.Support;
using Azure.Identity;

namespace AdoEntra.Emulator.Tests.Control;

public sealed class EntraControlTests : EntraTests
{
    [Fact]
    public async Task Health_SaysWhereEntraIs()
    {
        var health = await (await GetAsync("_emulator/health")).JsonAsync();

        Assert.Equal(Emulator.AuthorityUri.AbsoluteUri, health.Text("authorityUrl"));
    }

    [Fact]
    public async Task Applications_List_HasAllThatASignInNeeds()
    {
        var list = (await (await GetAsync("_emulator/applications")).JsonAsync()).GetProperty("value");

        var (secret, federated) = (list[0], list[2]);
        Assert.Equal(6, list.GetArrayLength());
        Assert.Equal("secret-app", secret.Text("name"));
        Assert.Equal("5c1d0000-0000-4c11-8000-0000000000d4", secret.Text("clientId"));
        Assert.Equal("5c1d0000-0000-4b1d-8000-0000000000d4", secret.Text("objectId"));
        Assert.Equal(Emulator.State.TenantId.ToString(), secret.Text("tenantId"));
        Assert.Equal(2, secret.GetProperty("secrets").GetArrayLength());
        Assert.Equal(5, federated.GetProperty("federatedCredentials").GetArrayLength());
        Assert.Equal("api://AzureADTokenExchange", federated.GetProperty("federatedCredentials")[0].Text("audience"));
    }

    [Theory]
    [InlineData("certificate-app")]
    [InlineData("5c1d0000-0000-4c11-8000-0000000000d5")]
    public async Task Certificates_Post_IsOneToSignInWith(string application)
    {
        var made = await (await PostControlAsync($"_emulator/applications/{application}/certificates")).JsonAsync();

        using var pem = X509Certificate2.CreateFromPem(made.Text("pem"), made.Text("pem"));
        using var pfx = X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(made.Text("pfx")), null);
        Assert.Equal(made.Text("thumbprint"), pem.Thumbprint);
        foreach (var certificate in new[] { pem, pfx })
        {
            var credential = new ClientCertificateCredential(
                Emulator.State.TenantId.ToString(), made.Text("clientId"), certificate,
                Here(new ClientCertificateCredentialOptions { DisableInstanceDiscovery = true }));
            Assert.Equal("certificate-app", (await TokenOfAsync(credential)).Identity.Name);
        }
    }

    [Fact]
    public async Task Certificates_UnknownApplication_Is404()
    {
        using var answer = await PostControlAsync("_emulator/applications/unknown/certificates");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task DeviceCodes_ApproveAndDecline_Work()
    {
        for (var number = 0; number < 2; number++)
        {
            (await PostAsync(
                "organizations/oauth2/v2.0/devicecode",
                ("client_id", Entra.PublicClient.ClientId.ToString()),
                ("scope", Scope))).Dispose();
        }

        var list = (await (await GetAsync("_emulator/devicecodes")).JsonAsync()).GetProperty("value");
        Assert.Equal(["pending", "pending"], list.EnumerateArray().Select(code => code.Text("state")));
        await (await PostControlAsync($"_emulator/devicecodes/{list[0].Text("userCode")}/approve")).JsonAsync();
        var declined = await (await PostControlAsync($"_emulator/devicecodes/{list[1].Text("userCode")}/decline")).JsonAsync();
        using var unknown = await PostControlAsync("_emulator/devicecodes/none/approve");

        Assert.Equal("declined", declined.Text("state"));
        Assert.Equal([DeviceCodeState.Approved, DeviceCodeState.Declined], Entra.DeviceCodes.Select(code => code.State));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task RefreshTokens_Revoke_SaysHowMany()
    {
        (await PostAsync(
            "organizations/oauth2/v2.0/devicecode",
            ("client_id", Entra.PublicClient.ClientId.ToString()),
            ("scope", Scope + " offline_access"))).Dispose();
        Entra.DeviceCodes[0].Approve();
        var code = Emulator.State.Entra.Grants.DeviceCodes[0].Value;
        await (await PostAsync(
            "organizations/oauth2/v2.0/token",
            ("client_id", Entra.PublicClient.ClientId.ToString()), ("grant_type", "device_code"), ("device_code", code))).JsonAsync();

        var revoked = await (await PostControlAsync("_emulator/refreshtokens/revoke")).JsonAsync();

        Assert.Equal(1, revoked.GetProperty("revoked").GetInt32());
    }

    [Fact]
    public async Task FederatedTokens_Post_IsOneThatTheApplicationAccepts()
    {
        var good = await (await PostControlAsync("_emulator/federatedtokens?issuer=kubernetes")).JsonAsync();
        var bad = await (await PostControlAsync("_emulator/federatedtokens?issuer=github&subject=me&audience=you")).JsonAsync();
        using var unknown = await PostControlAsync("_emulator/federatedtokens?issuer=unknown");

        await (await AskByAssertionAsync(Entra.FederatedApplication, good.Text("token"))).JsonAsync();
        var refusal = await AssertRefusedAsync(
            await AskByAssertionAsync(Entra.FederatedApplication, bad.Text("token")),
            700213, "invalid_client", HttpStatusCode.Unauthorized);
        Assert.Contains("'me'", refusal.Text("error_description"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    private Task<HttpResponseMessage> PostControlAsync(string target) => Client.PostAsync(new Uri(target, UriKind.Relative), null);
}
