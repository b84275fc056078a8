using System.Net;
using System.Text;
using AdoEntra.Emulator.Entra;
using AdoEntra.Emulator.Entra.Keys;
using AdoEntra.Emulator.Tests.Support;
using Azure.Identity;

namespace AdoEntra.Emulator.Tests.Pipelines;

[Collection(ChangedEnvironment.Collection)]
public sealed class PipelinesOidcTests : EntraTests
{
    private IReadOnlyDictionary<string, string> Variables => Emulator.Variables(EmulatedHost.AzurePipelines);

    private EmulatedPipeline Pipeline => Emulator.State.Pipeline;

    [Fact]
    public async Task AzurePipelinesCredential_ReferencedConnection_GetsAToken()
    {
        var token = await TokenOfAsync(Credential(Pipeline.ServiceConnectionId));

        Assert.Equal("federated-app", token.Identity.Name);
        var request = Assert.Single(Emulator.Requests.List(EmulatedRoute.PipelinesOidc));
        Assert.Equal("Suppress", request.Headers["X-TFS-FedAuthRedirect"]);
        Assert.Contains("api-version=7.1", request.Query, StringComparison.Ordinal);
    }

    // [D] protocol 1.11: made since November 2025, by Entra's own issuer.
    [Fact]
    public async Task AzurePipelinesCredential_ConnectionOfTheNewForm_GetsAToken()
    {
        var token = await TokenOfAsync(Credential(Pipeline.EntraServiceConnectionId));

        Assert.Equal("federated-app", token.Identity.Name);
    }

    [Theory]
    [InlineData(false, @"^https://vstoken\.dev\.azure\.com/[0-9a-f-]{36}$", "^sc://MyOrg/SecretSauce/")]
    [InlineData(
        true,
        @"^https://login\.microsoftonline\.com/[0-9a-f-]{36}/v2\.0$",
        "^/eid1/.+/sc/[0-9a-f-]{36}/5c1d0000-0000-5c0e-8000-0000000000f3$"
    )]
    public async Task Post_Connection_TellsItsForm(bool isNew, string issuer, string subject)
    {
        using var answer = await Client.SendAsync(
            Calls.Request(
                HttpMethod.Post,
                $"{Variables["SYSTEM_OIDCREQUESTURI"]}?api-version=7.1"
                    + $"&serviceConnectionId={(isNew ? Pipeline.EntraServiceConnectionId : Pipeline.ServiceConnectionId)}",
                [("Authorization", "Bearer " + Pipeline.AccessToken)]
            )
        );

        var token = SignedJwt.Parse((await answer.JsonAsync()).Text("oidcToken")!)!;
        Assert.Matches(issuer, token.Issuer);
        Assert.Matches(subject, token.Subject);
    }

    [Fact]
    public async Task AzurePipelinesCredential_ConnectionThatTheStageDoesNotReference_Fails()
    {
        var failure = await Assert.ThrowsAsync<AuthenticationFailedException>(
            () => TokenOfAsync(Credential(Pipeline.UnreferencedServiceConnectionId)));

        Assert.Contains("not referenced by the stage", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("good", HttpStatusCode.OK)]
    [InlineData("no token", HttpStatusCode.Unauthorized)]
    [InlineData("wrong token", HttpStatusCode.Unauthorized)]
    [InlineData("token of another identity", HttpStatusCode.Forbidden)]
    [InlineData("unknown connection", HttpStatusCode.NotFound)]
    [InlineData("unreferenced connection", HttpStatusCode.Unauthorized)]
    [InlineData("no version", HttpStatusCode.BadRequest)]
    [InlineData("GET", HttpStatusCode.MethodNotAllowed)]
    public async Task Post_RequestOfSomeKind_IsRefusedUnlessRight(string what, HttpStatusCode expected)
    {
        var connection = what switch
        {
            "unknown connection" => Guid.NewGuid(),
            "unreferenced connection" => Pipeline.UnreferencedServiceConnectionId,
            _ => Pipeline.ServiceConnectionId,
        };
        var version = what == "no version" ? string.Empty : "api-version=7.1&";
        var token = what switch
        {
            "wrong token" => "another",
            "token of another identity" => Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned).Value,
            _ => Pipeline.AccessToken,
        };
        (string, string)[] headers = what == "no token" ? [] : [("Authorization", "Bearer " + token)];

        using var answer = await Client.SendAsync(Calls.Request(
            what == "GET" ? HttpMethod.Get : HttpMethod.Post,
            $"{Variables["SYSTEM_OIDCREQUESTURI"]}?{version}serviceConnectionId={connection}",
            [("X-TFS-FedAuthRedirect", "Suppress"), .. headers]));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("Bearer", HttpStatusCode.OK)]
    [InlineData("Basic", HttpStatusCode.OK)]
    public async Task Get_SystemAccessToken_IsTheBuildService(string scheme, HttpStatusCode expected)
    {
        var value = scheme == "Bearer" ? Pipeline.AccessToken : Basic("any-user", Pipeline.AccessToken);

        using var answer = await GetAsync("MyOrg/_apis/connectionData", ("Authorization", $"{scheme} {value}"));

        Assert.Equal(expected, answer.StatusCode);
        var caller = (await answer.JsonAsync()).GetProperty("authenticatedUser");
        Assert.Equal("SecretSauce Build Service (MyOrg)", caller.Text("providerDisplayName"));
        Assert.StartsWith("Microsoft.TeamFoundation.ServiceIdentity;", caller.Text("descriptor"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Basic", "", HttpStatusCode.OK)]
    [InlineData("Basic", "any-user", HttpStatusCode.OK)]
    [InlineData("Bearer", "", HttpStatusCode.Unauthorized)]
    public async Task Get_PersonalAccessToken_IsThePersonWithAnyUserName(string scheme, string user, HttpStatusCode expected)
    {
        var value = scheme == "Bearer" ? Emulator.State.PersonalAccessToken : Basic(user, Emulator.State.PersonalAccessToken);

        using var answer = await GetAsync(
            "MyOrg/_apis/connectionData", ("Authorization", $"{scheme} {value}"), ("X-TFS-FedAuthRedirect", "Suppress"));

        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.OK)
        {
            Assert.Equal("Ada Operator", (await answer.JsonAsync()).GetProperty("authenticatedUser").Text("providerDisplayName"));
        }
    }

    private static string Basic(string user, string password) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    // The library reads the address from the environment while its options are made.
    private AzurePipelinesCredential Credential(Guid connection)
    {
        using var environment = new ChangedEnvironment(Emulator, EmulatedHost.AzurePipelines);
        return new AzurePipelinesCredential(
            Variables["AZURESUBSCRIPTION_TENANT_ID"], Variables["AZURESUBSCRIPTION_CLIENT_ID"], connection.ToString(),
            Variables["SYSTEM_ACCESSTOKEN"], Here(new AzurePipelinesCredentialOptions { DisableInstanceDiscovery = true }));
    }
}
