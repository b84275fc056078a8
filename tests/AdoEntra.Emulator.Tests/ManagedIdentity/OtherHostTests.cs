using System.Net;
using AdoEntra.Emulator.Tests.Support;
using Azure.Core;
using Azure.Identity;

namespace AdoEntra.Emulator.Tests.ManagedIdentity;

/// <summary>
/// The hosts other than App Service and IMDS, asked by the library. As it keeps tokens in statics of the process, by identity and resource,
/// each of these tests asks for a resource of its own.
/// </summary>
[Collection(ChangedEnvironment.Collection)]
public sealed class OtherHostTests() : EmulatorTests(new EmulatorOptions { Entra = true })
{
    [Fact]
    public async Task GetToken_Automation_IsAskedLikeAppService()
    {
        await AssertIssuedAsync(
            EmulatedHost.Automation, EmulatedRoute.Msi, ManagedIdentityId.SystemAssigned, "https://vault.azure.net",
            Emulator.State.SystemAssigned);
    }

    [Fact]
    public async Task GetToken_MachineLearning_IsTheDefaultIdentity()
    {
        await AssertIssuedAsync(
            EmulatedHost.MachineLearning, EmulatedRoute.MachineLearning, ManagedIdentityId.SystemAssigned, "https://graph.microsoft.com",
            Emulator.State.SystemAssigned);
    }

    [Fact]
    public async Task GetToken_HybridWorker_NeedsAClientId()
    {
        var identity = Emulator.State.UserAssigned[0];
        await AssertIssuedAsync(
            EmulatedHost.HybridWorker, EmulatedRoute.MachineLearning,
            ManagedIdentityId.FromUserAssignedClientId(identity.ClientId.ToString()), "https://graph.microsoft.com", identity);

        using var environment = new ChangedEnvironment(Emulator, EmulatedHost.HybridWorker);
        await Assert.ThrowsAsync<AuthenticationFailedException>(
            () => AskAsync(ManagedIdentityId.SystemAssigned, "https://vault.azure.net/"));
    }

    [Fact]
    public async Task GetToken_CloudShell_IsThePerson()
    {
        await AssertIssuedAsync(
            EmulatedHost.CloudShell, EmulatedRoute.CloudShell, ManagedIdentityId.SystemAssigned, "https://storage.azure.com",
            Emulator.State.Entra.Person);

        Assert.Equal("https://storage.azure.com", Emulator.Requests.List(EmulatedRoute.CloudShell)[0].Form["resource"]);
    }

    [Fact]
    public async Task GetToken_ServiceFabric_TrustsTheCertificateByItsHash()
    {
        await AssertIssuedAsync(
            EmulatedHost.ServiceFabric, EmulatedRoute.ServiceFabric, ManagedIdentityId.SystemAssigned, "https://storage.azure.com/",
            Emulator.State.SystemAssigned);
    }

    [Theory]
    [InlineData("ml/msi/token?api-version=2017-09-01&resource=R", "no secret", 401)]
    [InlineData("ml/msi/token?api-version=2017-09-01&resource=R", "wrong secret", 401)]
    [InlineData("ml/msi/token?api-version=2019-08-01&resource=R", "secret", 400)]
    [InlineData("ml/msi/token?api-version=2017-09-01", "secret", 400)]
    [InlineData("ml/msi/token?api-version=2017-09-01&resource=R&clientid=me", "secret", 400)]
    [InlineData("ml/msi/token?api-version=2017-09-01&resource=unheard", "secret", 400)]
    [InlineData("ml/msi/token?api-version=2017-09-01&resource=R", "secret", 200)]
    [InlineData("cloudshell/token?resource=R", "Metadata", 400)]
    [InlineData("servicefabric/token?api-version=2020-05-01&resource=R", "secret", 404)]
    [InlineData("https servicefabric/token?api-version=2020-05-01&resource=R", "no secret", 401)]
    [InlineData("https servicefabric/token?api-version=2019-08-01&resource=R", "secret", 400)]
    [InlineData("https servicefabric/token?api-version=2020-05-01&resource=unheard", "secret", 400)]
    [InlineData("https servicefabric/token?api-version=2020-05-01&resource=R", "secret", 200)]
    [InlineData("arc/token?api-version=2019-11-01&resource=R", "Metadata", 404)]
    public async Task Get_RequestOfSomeForm_IsRefusedUnlessRight(string target, string header, int status)
    {
        if (target.StartsWith("servicefabric", StringComparison.Ordinal))
        {
            OutsideContract("without TLS there is no such endpoint", "servicefabric");
        }

        target = target.Replace("R", AzureDevOps, StringComparison.Ordinal);
        var root = target.StartsWith("https ", StringComparison.Ordinal) ? Emulator.AuthorityUri : Emulator.BaseUri;
        using var client = new HttpClient(Emulator.CreateHandler()) { BaseAddress = root };
        (string, string)[] headers = header switch
        {
            "secret" => [("secret", Emulator.Variables()["IDENTITY_HEADER"])],
            "wrong secret" => [("secret", "another")],
            "Metadata" => [("Metadata", "true")],
            _ => [],
        };

        using var answer = await client.SendAsync(Calls.Request(HttpMethod.Get, target.Split(' ')[^1], headers));

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("true", AzureDevOps, HttpStatusCode.OK)]
    [InlineData("true", "unheard", HttpStatusCode.BadRequest)]
    [InlineData("true", "", HttpStatusCode.BadRequest)]
    [InlineData("false", AzureDevOps, HttpStatusCode.BadRequest)]
    public async Task Post_CloudShell_NeedsHeaderAndResource(string metadata, string resource, HttpStatusCode expected)
    {
        using var request = Calls.Request(HttpMethod.Post, "cloudshell/token", ("Metadata", metadata));
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("resource", resource)]);

        using var answer = await Client.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("machineLearning", "ml/msi/token?api-version=2017-09-01&resource=" + AzureDevOps)]
    [InlineData("serviceFabric", "servicefabric/token?api-version=2020-05-01&resource=" + AzureDevOps)]
    public async Task TokenFault_OnTheOtherHosts_Works(string route, string target)
    {
        Emulator.Faults.Set(route, new TokenFault { Defect = TokenDefect.NoAccessToken });
        using var client = new HttpClient(Emulator.CreateHandler()) { BaseAddress = Emulator.AuthorityUri };

        var answer = await (await client.SendAsync(Calls.Request(
            HttpMethod.Get, target, ("secret", Emulator.Variables()["IDENTITY_HEADER"])))).JsonAsync();

        Assert.False(answer.TryGetProperty("access_token", out _));
    }

    private async Task AssertIssuedAsync(
        EmulatedHost host, EmulatedRoute route, ManagedIdentityId id, string resource, EmulatedIdentity expected)
    {
        using var environment = new ChangedEnvironment(Emulator, host);

        var token = await AskAsync(id, resource);

        var issued = Assert.Single(Emulator.State.Tokens.Issued, issued => issued.Value == token.Token);
        Assert.Same(expected, issued.Identity);
        Assert.Equal(resource, issued.Resource);
        Assert.Single(Emulator.Requests.List(route));
    }

    private static async Task<AccessToken> AskAsync(ManagedIdentityId id, string resource) =>
        await new ManagedIdentityCredential(new ManagedIdentityCredentialOptions(id))
            .GetTokenAsync(new TokenRequestContext([resource + "/.default"]), CancellationToken.None);
}
