using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

/// <summary>Identities, entitlements in both forms, variable groups, pools, iterations: what else public clients request.</summary>
public sealed class NeighbourAreasTests : EmulatorTests
{
    private const string Identities = "vssps.dev.azure.com/MyOrg/_apis/identities?api-version=7.1&";
    private const string Ada = "5c1d0000-0000-6d05-8000-0000000000e1";

    [Theory]
    [InlineData("identityIds=" + Ada)]
    [InlineData("searchFilter=General&filterValue=Ada")]
    [InlineData("searchFilter=AccountName&filterValue=ada%40emulator.onmicrosoft.com")]
    [InlineData("searchFilter=DisplayName&filterValue=Ada%20Operator")]
    public async Task Identities_ByEachWay_AreFound(string parameters)
    {
        var found = Assert.Single(await ValueAsync(Identities + parameters));

        Assert.Equal((Ada, "Ada Operator"), (found.Text("id"), found.Text("providerDisplayName")));
        var same = await ValueAsync($"{Identities}subjectDescriptors={found.Text("subjectDescriptor")}");
        Assert.True(JsonElement.DeepEquals(found, Assert.Single(same)));
        same = await ValueAsync($"{Identities}descriptors={Uri.EscapeDataString(found.Text("descriptor"))}");
        Assert.True(JsonElement.DeepEquals(found, Assert.Single(same)));
    }

    [Fact]
    public async Task Identities_UnknownOne_IsNullInItsPlace()
    {
        OutsideContract("the contract has no null in a list", "vssps.dev.azure.com");
        var found = await ValueAsync($"{Identities}identityIds={Guid.Empty},{Ada}");

        Assert.Equal([JsonValueKind.Null, JsonValueKind.Object], found.Select(one => one.ValueKind));
        using var nonsense = await CallAsync(Identities + "searchFilter=Bogus&filterValue=x");
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
    }

    [Theory]
    [InlineData("7.1", "items")]
    [InlineData("7.2-preview.4", "items")]
    [InlineData("5.1-preview.2", "members")]
    [InlineData("4.1-preview.1", "members")]
    public async Task UserEntitlements_ByVersion_AreInTheOlderFormOrTheNewer(string version, string list)
    {
        if (list == "members")
        {
            OutsideContract("the older form is of an older contract", "vsaex.dev.azure.com");
        }

        var page = await (await CallAsync($"vsaex.dev.azure.com/MyOrg/_apis/userentitlements?api-version={version}")).JsonAsync();

        Assert.Equal(8, page.GetProperty(list).GetArrayLength());
        Assert.Equal(8, page.GetProperty("totalCount").GetInt32());
        Assert.False(page.TryGetProperty(list == "items" ? "members" : "items", out _));
    }

    [Fact]
    public async Task VariableGroup_Secret_IsNeverShownAndStaysWhereNoneIsSent()
    {
        const string Of = "MyOrg/_apis/distributedtask/variablegroups";
        const string Version = "?api-version=7.1";
        const string Projects = """ "variableGroupProjectReferences":[{"name":"g","projectReference":{"name":"SecretSauce"} } ] """;
        var made = await (await SendAsync(HttpMethod.Post, Of + Version, $$"""
            {"name":"g","type":"Vsts","variables":{"a":{"value":"1"},"b":{"value":"emulated-secret","isSecret":true} },{{Projects}} }
            """)).JsonAsync();
        var one = $"{Of}/{made.GetProperty("id").GetInt32()}";
        var changed = await (await SendAsync(HttpMethod.Put, one + Version, $$"""
            {"name":"g","type":"Vsts","variables":{"a":{"value":"2"},"b":{"value":null,"isSecret":true} },{{Projects}} }
            """)).JsonAsync();

        Assert.DoesNotContain("emulated-secret", made.GetRawText() + changed.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("2", changed.GetProperty("variables").GetProperty("a").Text("value"));
        Assert.Equal(
            "emulated-secret", Emulator.State.FindOrganization("MyOrg")!.VariableGroups.All[^1].Variables["b"].Value);
        using var twice = await SendAsync(
            HttpMethod.Post, Of + Version, $$"""{"name":"G","type":"Vsts","variables":{"a":{"value":"1"} },{{Projects}} }""");
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        using var deleted = await CallAsync(one + Version + "&projectIds=SecretSauce", HttpMethod.Delete);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(3, (await ValueAsync("MyOrg/SecretSauce/_apis/distributedtask/variablegroups" + Version)).Count);
    }

    [Theory]
    [InlineData("MyOrg/_apis/distributedtask/pools?poolName=default&", 1)]
    [InlineData("MyOrg/_apis/distributedtask/pools?poolType=2&", 1)]
    [InlineData("MyOrg/_apis/distributedtask/pools?poolType=automation&actionFilter=use&", 4)]
    [InlineData("MyOrg/_apis/distributedtask/pools?poolIds=1,12&", 2)]
    [InlineData("MyOrg/SecretSauce/_apis/distributedtask/queues?", 4)]
    [InlineData("MyOrg/_apis/distributedtask/pools/10/agents?", 3)]
    [InlineData("MyOrg/_apis/distributedtask/pools/9/agents?", 0)]
    [InlineData("MyOrg/SecretSauce/_apis/distributedtask/variablegroups?groupName=ki*&", 1)]
    [InlineData("MyOrg/SecretSauce/_apis/distributedtask/variablegroups?$top=2&", 2)]
    [InlineData("MyOrg/Legacy/_apis/distributedtask/variablegroups?", 0)]
    [InlineData("MyOrg/Legacy/_apis/wiki/wikis?", 0)]
    [InlineData("MyOrg/SecretSauce/_apis/work/teamsettings/iterations?", 4)]
    [InlineData("MyOrg/SecretSauce/Tasters/_apis/work/teamsettings/iterations?$timeframe=current&", 0)]
    public async Task Lists_AreWhatWasAskedFor(string target, int expected) =>
        Assert.Equal(expected, (await ValueAsync(target + "api-version=7.1")).Count);

    [Theory]
    [InlineData("MyOrg/_apis/distributedtask/pools/99")]
    [InlineData("MyOrg/_apis/distributedtask/pools/1/agents/9")]
    [InlineData("MyOrg/SecretSauce/_apis/distributedtask/queues/9")]
    [InlineData("MyOrg/SecretSauce/_apis/distributedtask/variablegroups/9")]
    [InlineData("MyOrg/SecretSauce/_apis/wiki/wikis/none")]
    [InlineData("MyOrg/SecretSauce/_apis/policy/types/5c1d0000-0000-6d05-8000-0000000000e1")]
    [InlineData("MyOrg/SecretSauce/_apis/wit/workitemtypes/Nonsense")]
    [InlineData("MyOrg/SecretSauce/_apis/wit/classificationnodes/areas/none")]
    [InlineData("MyOrg/SecretSauce/NoTeam/_apis/work/teamsettings/iterations")]
    public async Task Get_Unknown_Is404(string target)
    {
        using var response = await CallAsync(target + "?api-version=7.1");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<List<JsonElement>> ValueAsync(string target) =>
        [.. (await (await CallAsync(target)).JsonAsync()).GetProperty("value").EnumerateArray()];
}
