using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Routing;

/// <summary>A list gives no more at once than the service does, however much is asked for.</summary>
public sealed class LargestPageTests() : EmulatorTests(new EmulatorOptions { LargestPage = 7, ExtraProjects = 9 })
{
    private const string Git = "_apis/git/repositories/SecretSauce/";

    [Theory]
    [InlineData("_apis/projects", "$top", false)]
    [InlineData("_apis/projects/SecretSauce/teams/SecretSauce%20Team/members", "$top", false)]
    [InlineData(Git + "commits", "searchCriteria.$top", true)]
    [InlineData(Git + "pushes", "$top", true)]
    [InlineData(Git + "pullrequests?searchCriteria.status=all", "$top", true)]
    [InlineData("_apis/build/builds", "$top", true)]
    [InlineData("_apis/build/definitions", "$top", true)]
    [InlineData("_apis/policy/configurations", "$top", true)]
    public async Task List_MoreThanTheServiceGives_IsAsMuchAsItGives(string list, string top, bool ofProject)
    {
        var mark = list.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var target = $"MyOrg/{(ofProject ? "SecretSauce/" : string.Empty)}{list}{mark}";
        var page = await (await CallAsync($"{target}{top}=5000&api-version=7.1")).JsonAsync();
        var fewer = await (await CallAsync($"{target}{top}=3&api-version=7.1")).JsonAsync();

        Assert.Equal((7, 3), (page.GetProperty("count").GetInt32(), fewer.GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task Commits_ByTheNamesThatClientsSend_ArePagedToo()
    {
        OutsideContract("names that the contract has not, and the public clients send", $"MyOrg/SecretSauce/{Git}commits?$top");
        var all = await IdsAsync("searchCriteria.$top=7");
        var second = await IdsAsync("$top=3&$skip=2");

        Assert.Equal(all[2..5], second);
    }

    [Fact]
    public async Task BranchesAndTags_MoreThanTheContractSays_AreRefused()
    {
        using var response = await CallAsync($"MyOrg/SecretSauce/{Git}refs?$top=1001&api-version=7.1");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<string[]> IdsAsync(string parameters) =>
    [
        .. (await (await CallAsync($"MyOrg/SecretSauce/{Git}commits?{parameters}&api-version=7.1")).JsonAsync())
            .GetProperty("value").EnumerateArray().Select((JsonElement commit) => commit.Text("commitId")),
    ];
}
