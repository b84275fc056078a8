using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

/// <summary>Permissions, access control lists, and what follows from them.</summary>
public sealed class SecurityTests() : EmulatorTests(new EmulatorOptions())
{
    private const string Git = "2e9eb7ed-3c0a-47d4-87c1-0ffdd275fd87";
    private const string Version = "api-version=7.1";
    private const string Batch = "MyOrg/_apis/security/permissionevaluationbatch?" + Version;

    [Fact]
    public async Task Namespaces_OneOrAll_AreAList()
    {
        var all = await ValueAsync($"MyOrg/_apis/securitynamespaces?{Version}");
        var one = Assert.Single(await ValueAsync($"MyOrg/_apis/securitynamespaces/{Git}?{Version}"));

        Assert.Equal(3, all.Count);
        Assert.Equal("Git Repositories", one.Text("name"));
        Assert.Contains(one.GetProperty("actions").EnumerateArray(), static action => action.Text("name") == "GenericContribute");
        using var none = await CallAsync($"MyOrg/_apis/securitynamespaces/{Guid.NewGuid()}?{Version}");
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
    }

    [Fact]
    public async Task Lists_Descriptors_HaveWhatFollowsFromTheGroupsAndFromAbove()
    {
        var identity = await IdentityAsync();
        var entry = (await ListAsync("infra", $"&descriptors={Uri.EscapeDataString(identity.Text("descriptor"))}"))
            .GetProperty(identity.Text("descriptor"));

        Assert.Equal((0, 0), (entry.GetProperty("allow").GetInt32(), entry.GetProperty("deny").GetInt32()));
        var effective = entry.GetProperty("extendedInfo");
        Assert.Equal(
            (2, 4, 2, 0),
            (effective.GetProperty("effectiveAllow").GetInt32(), effective.GetProperty("effectiveDeny").GetInt32(),
                effective.GetProperty("inheritedAllow").GetInt32(), effective.GetProperty("inheritedDeny").GetInt32()));
    }

    [Fact]
    public async Task Lists_WithoutDescriptors_HaveWhatIsSaidThere()
    {
        var identity = await IdentityAsync();
        var group = identity.GetProperty("memberOf")[0].GetString()!;

        var entry = Assert.Single((await ListAsync("infra", string.Empty)).EnumerateObject());

        Assert.Equal((group, 4), (entry.Name, entry.Value.GetProperty("deny").GetInt32()));
        Assert.Empty((await ListAsync("api", string.Empty)).EnumerateObject());
    }

    [Theory]
    [InlineData("infra", 2, true)]
    [InlineData("infra", 4, false)]
    [InlineData("infra", 6, false)]
    [InlineData("api", 4, false)]
    public async Task Evaluation_IsThatOfTheCaller(string repository, int bits, bool expected)
    {
        var body = $$"""
            {"evaluations":[{"securityNamespaceId":"{{Git}}","token":"{{await TokenAsync(repository)}}","permissions":{{bits}} }]}
            """;

        var answer = await (await SendAsync(HttpMethod.Post, Batch, body)).JsonAsync();

        Assert.Equal(expected, answer.GetProperty("evaluations")[0].GetProperty("value").GetBoolean());
    }

    private async Task<JsonElement> ListAsync(string repository, string query)
    {
        var token = Uri.EscapeDataString(await TokenAsync(repository));
        var lists = await ValueAsync(
            $"MyOrg/_apis/accesscontrollists/{Git}?token={token}{query}&includeExtendedInfo=true&recurse=false&{Version}");
        return Assert.Single(lists).GetProperty("acesDictionary");
    }

    private async Task<string> TokenAsync(string repository)
    {
        var found = await (await CallAsync($"MyOrg/SecretSauce/_apis/git/repositories/{repository}?{Version}")).JsonAsync();
        return $"repoV2/{found.GetProperty("project").Text("id")}/{found.Text("id")}";
    }

    private async Task<JsonElement> IdentityAsync() => Assert.Single(await ValueAsync(
        $"vssps.dev.azure.com/MyOrg/_apis/identities?identityIds={Emulator.State.SystemAssigned.AzureDevOpsId}"
        + $"&queryMembership=expandedUp&{Version}"));

    private async Task<List<JsonElement>> ValueAsync(string target) =>
        [.. (await (await CallAsync(target)).JsonAsync()).GetProperty("value").EnumerateArray()];
}
