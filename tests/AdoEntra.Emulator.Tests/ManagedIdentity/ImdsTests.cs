using System.Globalization;
using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.ManagedIdentity;

public sealed class ImdsTests : EmulatorTests
{
    private const string Usual = "metadata/identity/oauth2/token?api-version=2018-02-01&resource=" + AzureDevOps;

    private static readonly (string, string) Metadata = ("Metadata", "true");

    [Fact]
    public async Task Token_SystemAssigned_HasTheMembersOfTheMetadataService()
    {
        var answer = await (await GetAsync(Usual, Metadata)).JsonAsync();

        Assert.Equal(string.Empty, answer.Text("refresh_token"));
        var left = Number("expires_on") - Number("not_before");
        Assert.Equal(left, Number("expires_in"));
        Assert.InRange(left, 86_399, 86_401);
        Assert.Equal(Emulator.State.SystemAssigned.ClientId.ToString(), answer.Text("client_id"));

        long Number(string member) => long.Parse(answer.Text(member), CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Token_UserAssigned_IsFoundByEachOfItsIds()
    {
        var identity = Emulator.State.UserAssigned[1];
        var resourceId = Uri.EscapeDataString(identity.ResourceId!);
        foreach (var id in new[] { $"client_id={identity.ClientId}", $"object_id={identity.ObjectId}", $"msi_res_id={resourceId}" })
        {
            var answer = await (await GetAsync($"{Usual}&{id}", Metadata)).JsonAsync();

            Assert.Equal(identity.ClientId.ToString(), answer.Text("client_id"));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("false")]
    public async Task Token_NoMetadataHeader_IsTheDocumentedRefusal(string? value)
    {
        var answer = await (await GetAsync(Usual, value is null ? [] : [("Metadata", value)])).JsonAsync(HttpStatusCode.BadRequest);

        Assert.Equal("bad_request_102", answer.Text("error"));
        Assert.Equal("Required metadata header not specified", answer.Text("error_description"));
    }

    [Fact]
    public async Task Token_UnknownIdentity_IsTheDocumentedRefusal()
    {
        var answer = await (await GetAsync(Usual + "&client_id=00000000-0000-0000-0000-00000000dead", Metadata))
            .JsonAsync(HttpStatusCode.BadRequest);

        Assert.Equal("invalid_request", answer.Text("error"));
        Assert.Equal("Identity not found", answer.Text("error_description"));
    }

    [Fact]
    public async Task Token_TwoIdsOfDifferentIdentities_FindNone()
    {
        var (one, other) = (Emulator.State.UserAssigned[0], Emulator.State.UserAssigned[1]);

        var answer = await (await GetAsync($"{Usual}&client_id={one.ClientId}&object_id={other.ObjectId}", Metadata))
            .JsonAsync(HttpStatusCode.BadRequest);

        Assert.Equal("Identity not found", answer.Text("error_description"));
    }

    [Fact]
    public async Task Token_UnknownResource_IsInvalidResource()
    {
        var answer = await (await GetAsync("metadata/identity/oauth2/token?api-version=2018-02-01&resource=api%3A%2F%2Fnone", Metadata))
            .JsonAsync(HttpStatusCode.BadRequest);

        Assert.Equal("invalid_resource", answer.Text("error"));
        Assert.StartsWith(
            "AADSTS500011: The resource principal named api://none", answer.Text("error_description"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metadata/identity/oauth2/token?resource=" + AzureDevOps)]
    [InlineData("metadata/identity/oauth2/token?api-version=2019-08-01&resource=" + AzureDevOps)]
    [InlineData("metadata/identity/oauth2/token?api-version=2018-02-01")]
    public async Task Token_VersionOrResourceMissing_IsInvalidRequest(string target)
    {
        var answer = await (await GetAsync(target, Metadata)).JsonAsync(HttpStatusCode.BadRequest);

        Assert.Equal("invalid_request", answer.Text("error"));
    }

    [Fact]
    public async Task Token_ProbeMode_AnswersWithoutTheHeader()
    {
        await using var running = await CheckedEmulator.StartAsync(new EmulatorOptions { ImdsAnswersProbe = true });
        var emulator = running.Host;
        using var client = Calls.NewClient(emulator.BaseUri);

        var answer = await (await client.SendAsync(Calls.Request(HttpMethod.Get, Usual))).JsonAsync();

        Assert.NotEmpty(answer.Text("access_token"));
    }
}
