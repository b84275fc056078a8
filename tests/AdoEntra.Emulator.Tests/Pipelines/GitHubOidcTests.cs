using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Pipelines;

public sealed class GitHubOidcTests : EntraTests
{
    private IReadOnlyDictionary<string, string> Variables => Emulator.Variables(EmulatedHost.GitHubActions);

    [Fact]
    public async Task Get_AudienceOfEntra_IsATokenThatTheApplicationAccepts()
    {
        var answer = await (await AskAsync("&audience=api%3A%2F%2FAzureADTokenExchange")).JsonAsync();

        Assert.Equal(answer.Text("value").Length, answer.GetProperty("count").GetInt32());
        Assert.Equal(Entra.FederatedApplication.ClientId.ToString(), Variables["AZURE_CLIENT_ID"]);
        Assert.Equal(Emulator.State.TenantId.ToString(), Variables["AZURE_TENANT_ID"]);
        await (await AskByAssertionAsync(Entra.FederatedApplication, answer.Text("value"))).JsonAsync();
        Assert.Single(Emulator.Requests.List(EmulatedRoute.GitHubOidc));
    }

    [Fact]
    public async Task Get_NoAudience_IsATokenForAnotherAudience()
    {
        var answer = await (await AskAsync(string.Empty)).JsonAsync();

        using var refused = await AskByAssertionAsync(Entra.FederatedApplication, answer.Text("value"));

        await AssertRefusedAsync(refused, 700212, "invalid_client", HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer another")]
    public async Task Get_WithoutTheJobsBearer_Is401(string? authorization)
    {
        using var answer = await GetAsync(
            Variables["ACTIONS_ID_TOKEN_REQUEST_URL"], authorization is null ? [] : [("Authorization", authorization)]);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Post_IsNotAllowed()
    {
        using var answer = await Client.PostAsync(new Uri(Variables["ACTIONS_ID_TOKEN_REQUEST_URL"]), null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task Get_Fault_IsApplied()
    {
        Emulator.Faults.Set(EmulatedRoute.GitHubOidc, new StatusFault { Status = 503, Times = 1 });

        using var first = await AskAsync(string.Empty);
        using var second = await AskAsync(string.Empty);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
    }

    private Task<HttpResponseMessage> AskAsync(string query) => GetAsync(
        Variables["ACTIONS_ID_TOKEN_REQUEST_URL"] + query,
        ("Authorization", "Bearer " + Variables["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]));
}
