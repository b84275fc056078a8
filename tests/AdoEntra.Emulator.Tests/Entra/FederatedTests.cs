using System.Net;
using AdoEntra.Emulator.Tests.Support;
using Azure.Identity;

namespace AdoEntra.Emulator.Tests.Entra;

public sealed class FederatedTests : EntraTests
{
    private EmulatedApplication Application => Entra.FederatedApplication;

    [Theory]
    [InlineData(EmulatedIssuer.GitHub)]
    [InlineData(EmulatedIssuer.Pipelines)]
    [InlineData(EmulatedIssuer.Kubernetes)]
    [InlineData(EmulatedIssuer.Tenant)]
    public async Task ClientAssertionCredential_TrustedIssuer_GetsAToken(EmulatedIssuer issuer)
    {
        var credential = new ClientAssertionCredential(
            Emulator.State.TenantId.ToString(), Application.ClientId.ToString(), () => Entra.IssueFederatedToken(issuer),
            Here(new ClientAssertionCredentialOptions { DisableInstanceDiscovery = true }));

        var token = await TokenOfAsync(credential);

        Assert.Equal("federated-app", token.Identity.Name);
        Assert.Equal(HttpStatusCode.OK, await CallWithAsync(token));
    }

    [Fact]
    public async Task WorkloadIdentityCredential_FileWithALineEnd_GetsAToken()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Entra.IssueFederatedToken(EmulatedIssuer.Kubernetes) + "\n");
        var options = Here(new WorkloadIdentityCredentialOptions
        {
            TenantId = Emulator.State.TenantId.ToString(),
            ClientId = Application.ClientId.ToString(),
            TokenFilePath = file,
            DisableInstanceDiscovery = true,
        });

        var token = await TokenOfAsync(new WorkloadIdentityCredential(options));

        Assert.Equal("federated-app", token.Identity.Name);
        File.Delete(file);
    }

    [Fact]
    public async Task Token_OfAManagedIdentity_VouchesForTheApplication()
    {
        var identity = Emulator.State.UserAssigned[0];
        var answer = await (await GetAsync(
            $"msi/token?api-version=2019-08-01&resource=api%3A%2F%2FAzureADTokenExchange&client_id={identity.ClientId}",
            ("X-IDENTITY-HEADER", Emulator.Variables()["IDENTITY_HEADER"]))).JsonAsync();

        using var exchanged = await AskByAssertionAsync(Application, answer.Text("access_token"));

        await exchanged.JsonAsync();
    }

    [Theory]
    [InlineData("issuer", 700211)]
    [InlineData("subject", 700213)]
    [InlineData("audience", 700212)]
    [InlineData("subject of another issuer", 70021)]
    [InlineData("signature", 700027)]
    [InlineData("expired", 700024)]
    [InlineData("no record", 70025)]
    [InlineData("subject in other letter case", 7002138)]
    public async Task Token_NoMatch_SaysWhat(string what, int code)
    {
        var application = what == "no record" ? Entra.SecretApplication : Application;
        if (what == "issuer")
        {
            application = Entra.CertificateApplication;
            application.FederatedCredentials.Add(new FederatedCredential("https://issuer.example", "another"));
        }

        var assertion = what switch
        {
            "subject" => Entra.IssueFederatedToken(EmulatedIssuer.GitHub, "repo:adoentra/emulator:ref:refs/heads/other"),
            "audience" => Entra.IssueFederatedToken(EmulatedIssuer.GitHub, audience: "api://another"),
            "subject of another issuer" => Entra.IssueFederatedToken(EmulatedIssuer.GitHub, "system:serviceaccount:builds:reader"),
            "subject in other letter case" => Entra.IssueFederatedToken(
                EmulatedIssuer.GitHub,
                "repo:AdoEntra/emulator:ref:refs/heads/main"
            ),
            "expired" => Entra.IssueFederatedToken(EmulatedIssuer.GitHub, lifetime: TimeSpan.FromMinutes(-10)),
            "signature" => Forged(),
            _ => Entra.IssueFederatedToken(EmulatedIssuer.GitHub),
        };

        using var answer = await AskByAssertionAsync(application, assertion);

        await AssertRefusedAsync(answer, code, "invalid_client", HttpStatusCode.Unauthorized);
    }

    // The issuer's name is one of the emulator's own, so the key of another emulator will not do.
    [Theory]
    [InlineData(true, 700027)]
    [InlineData(false, 0)]
    public async Task Token_RecordThatATestAdded_CountsWithTheIssuersOwnKey(bool ownKeys, int code)
    {
        await using var runningElsewhere = await CheckedEmulator.StartAsync(new EmulatorOptions { OwnKeys = ownKeys });
        Application.FederatedCredentials.Clear();
        Application.FederatedCredentials.Add(new FederatedCredential("https://token.actions.githubusercontent.com", "me", "api://mine"));

        using var elsewhere = await AskByAssertionAsync(
            Application, runningElsewhere.Host.State.Entra.IssueFederatedToken(EmulatedIssuer.GitHub, "me", "api://mine"));
        using var own = await AskByAssertionAsync(Application, Entra.IssueFederatedToken(EmulatedIssuer.GitHub, "me", "api://mine"));

        if (code == 0)
        {
            await elsewhere.JsonAsync();
        }
        else
        {
            await AssertRefusedAsync(elsewhere, code, "invalid_client", HttpStatusCode.Unauthorized);
        }

        await own.JsonAsync();
    }

    // The claims of one token with the signature of another.
    private string Forged()
    {
        var (good, other) = (Entra.IssueFederatedToken(EmulatedIssuer.GitHub), Entra.IssueFederatedToken(EmulatedIssuer.Kubernetes));
        return string.Join('.', [.. good.Split('.')[..2], other.Split('.')[2]]);
    }
}
