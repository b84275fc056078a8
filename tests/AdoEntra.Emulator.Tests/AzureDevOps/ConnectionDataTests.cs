using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

public sealed class ConnectionDataTests : EmulatorTests
{
    [Theory]
    [InlineData("")]
    [InlineData("?api-version=7.1-preview.1")]
    [InlineData("?api-version=7.1-preview")]
    public async Task Get_AnyIdentity_SaysWhoIsCalling(string query)
    {
        foreach (var identity in Emulator.State.UserAssigned.Prepend(Emulator.State.SystemAssigned))
        {
            var token = Emulator.State.Tokens.Issue(identity);

            var answer = await (await GetAsync("myorg/_apis/ConnectionData" + query, Bearer(token))).JsonAsync();

            var user = answer.GetProperty("authenticatedUser");
            Assert.Equal(identity.AzureDevOpsId.ToString(), user.Text("id"));
            Assert.Equal(identity.Name, user.Text("providerDisplayName"));
            Assert.Contains(identity.ObjectId.ToString(), user.Text("descriptor"), StringComparison.Ordinal);
            Assert.StartsWith("aadsp.", user.Text("subjectDescriptor"), StringComparison.Ordinal);
            Assert.Equal(identity.ObjectId.ToString(), user.GetProperty("properties").GetProperty("Account").Text("$value"));
            Assert.Equal(identity.AzureDevOpsId.ToString(), answer.GetProperty("authorizedUser").Text("id"));
            Assert.Equal(Emulator.State.FindOrganization("MyOrg")!.Id.ToString(), answer.Text("instanceId"));
            Assert.Equal("hosted", answer.Text("deploymentType"));
        }
    }

    [Fact]
    public async Task Get_ReleasedVersion_IsRefusedAsPreviewOnly()
    {
        var error = await (await CallAsync("MyOrg/_apis/connectionData?api-version=7.1")).JsonAsync(HttpStatusCode.BadRequest);

        Assert.Equal("VssInvalidPreviewVersionException", error.Text("typeKey"));
        Assert.Contains("For example: \"7.1-preview\"", error.Text("message"), StringComparison.Ordinal);
    }
}
