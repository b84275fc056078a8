using System.Globalization;
using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.ManagedIdentity;

public sealed class AppServiceTests : EmulatorTests
{
    private const string Usual = "msi/token?api-version=2019-08-01&resource=" + AzureDevOps;

    private (string, string) Secret => ("X-IDENTITY-HEADER", Emulator.Variables()["IDENTITY_HEADER"]);

    [Fact]
    public async Task Token_SystemAssigned_HasTheDocumentedMembersAsStrings()
    {
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

        var answer = await (await GetAsync(Usual, Secret)).JsonAsync();

        Assert.Equal(
            ["access_token", "client_id", "expires_on", "resource", "token_type"],
            answer.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal("Bearer", answer.Text("token_type"));
        Assert.Equal(AzureDevOps, answer.Text("resource"));
        Assert.Equal(Emulator.State.SystemAssigned.ClientId.ToString(), answer.Text("client_id"));
        Assert.InRange(long.Parse(answer.Text("expires_on"), CultureInfo.InvariantCulture), before + 86_400 - 1, before + 86_400 + 60);
        Assert.DoesNotContain('.', answer.Text("access_token"));
    }

    [Theory]
    [InlineData("client_id")]
    [InlineData("object_id")]
    [InlineData("mi_res_id")]
    public async Task Token_UserAssigned_IsFoundByEachOfItsIds(string parameter)
    {
        foreach (var identity in Emulator.State.UserAssigned)
        {
            var id = parameter switch
            {
                "client_id" => identity.ClientId.ToString().ToUpperInvariant(),
                "object_id" => identity.ObjectId.ToString(),
                _ => identity.ResourceId!.ToUpperInvariant(),
            };

            var answer = await (await GetAsync($"{Usual}&{parameter}={Uri.EscapeDataString(id)}", Secret)).JsonAsync();

            Assert.Equal(identity.ClientId.ToString(), answer.Text("client_id"));
            var issued = Assert.Single(Emulator.State.Tokens.Issued, token => token.Value == answer.Text("access_token"));
            Assert.Same(identity, issued.Identity);
        }
    }

    [Theory]
    [InlineData("client_id=00000000-0000-0000-0000-00000000dead")]
    [InlineData("object_id=00000000-0000-0000-0000-00000000dead")]
    [InlineData("mi_res_id=/subscriptions/none")]
    [InlineData("client_id=")]
    public async Task Token_UnknownIdentity_Is400WithTheHostsText(string parameter)
    {
        var answer = await (await GetAsync($"{Usual}&{parameter}", Secret)).JsonAsync(HttpStatusCode.BadRequest);

        Assert.Equal(400, answer.GetProperty("statusCode").GetInt32());
        Assert.Equal(
            "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.", answer.Text("message"));
        Assert.True(Guid.TryParse(answer.Text("correlationId"), out _));
    }

    [Fact]
    public async Task Token_ResourceIdUnderTheMetadataServicesName_IsNotMinded()
    {
        var other = Uri.EscapeDataString(Emulator.State.UserAssigned[0].ResourceId!);

        var answer = await (await GetAsync($"{Usual}&msi_res_id={other}", Secret)).JsonAsync();

        Assert.Equal(Emulator.State.SystemAssigned.ClientId.ToString(), answer.Text("client_id"));
    }

    [Fact]
    public async Task Token_WrongOrNoSecret_IsRefused()
    {
        using var none = await GetAsync(Usual);
        using var wrong = await GetAsync(Usual, ("X-IDENTITY-HEADER", "guess"));

        Assert.Equal(HttpStatusCode.Unauthorized, none.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        Assert.Empty(Emulator.State.Tokens.Issued);
    }

    [Theory]
    [InlineData("msi/token?resource=" + AzureDevOps)]
    [InlineData("msi/token?api-version=2018-02-01&resource=" + AzureDevOps)]
    [InlineData("msi/token?api-version=2019-08-01")]
    public async Task Token_VersionOrResourceMissing_Is400(string target)
    {
        var answer = await (await GetAsync(target, Secret)).JsonAsync(HttpStatusCode.BadRequest);

        Assert.NotEmpty(answer.Text("message"));
        Assert.Empty(Emulator.State.Tokens.Issued);
    }

    [Theory]
    [InlineData(AzureDevOps + "/.default")]
    [InlineData("https://dev.azure.com/")]
    public async Task Token_UnknownResource_Is400WithEntrasText(string resource)
    {
        var answer = await (await GetAsync("msi/token?api-version=2019-08-01&resource=" + Uri.EscapeDataString(resource), Secret))
            .JsonAsync(HttpStatusCode.BadRequest);

        Assert.StartsWith(
            "invalid_resource: AADSTS500011: The resource principal named " + resource, answer.Text("message"), StringComparison.Ordinal);
        Assert.Contains(Emulator.State.TenantId.ToString(), answer.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_QueryOfTheEndpointItself_IsKept()
    {
        using var answer = await GetAsync("msi/token?slot=blue&api-version=2019-08-01&resource=" + AzureDevOps, Secret);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("slot=blue&", Assert.Single(Emulator.Requests.List(EmulatedRoute.Msi)).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_AskedTwice_IsAnotherOne()
    {
        var first = await (await GetAsync(Usual, Secret)).JsonAsync();
        var second = await (await GetAsync(Usual, Secret)).JsonAsync();

        Assert.NotEqual(first.Text("access_token"), second.Text("access_token"));
    }

    [Fact]
    public async Task Token_Post_IsNotAllowed()
    {
        using var answer = await Client.SendAsync(Calls.Request(HttpMethod.Post, Usual, Secret));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }
}
