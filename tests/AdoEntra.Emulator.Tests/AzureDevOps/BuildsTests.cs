using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

/// <summary>Builds, definitions, pipelines, runs and policies: what a project has for its pipelines.</summary>
public sealed class BuildsTests : EmulatorTests
{
    private const string Root = "MyOrg/SecretSauce/_apis/";

    [Theory]
    [InlineData("build/builds", 36, "builds")]
    [InlineData("build/definitions", 12, "buildDefinitions")]
    [InlineData("pipelines", 12, "pipelines")]
    [InlineData("policy/configurations", 12, "policyConfigurations")]
    public async Task List_ByTopAndHeaderToken_IsEveryOneOnce(string resource, int expected, string route)
    {
        var ids = new List<int>();
        for (string? token = string.Empty; token is not null;)
        {
            using var answer = await CallAsync($"{Root}{resource}?$top=5&api-version=7.1{token}");
            ids.AddRange(Ids(await answer.JsonAsync()));
            token = answer.Header("x-ms-continuationtoken") is { } next ? "&continuationToken=" + Uri.EscapeDataString(next) : null;
        }

        Assert.Equal(expected, ids.Distinct().Count());
        Assert.Equal(expected, ids.Count);
        Assert.Equal((expected + 4) / 5, Emulator.Requests.List(route).Count);
        using var whole = await CallAsync($"{Root}{resource}?api-version=7.1");
        Assert.Equal(expected, (await whole.JsonAsync()).GetProperty("count").GetInt32());
        Assert.Null(whole.Header("x-ms-continuationtoken"));
    }

    [Theory]
    [InlineData("build/builds")]
    [InlineData("build/definitions")]
    [InlineData("pipelines")]
    [InlineData("pipelines/1/runs")]
    [InlineData("policy/configurations")]
    public async Task Get_OneOfTheList_IsTheSame(string resource)
    {
        var first = (await (await CallAsync($"{Root}{resource}?api-version=7.1")).JsonAsync()).GetProperty("value")[0];

        var one = await (await CallAsync($"{Root}{resource}/{first.GetProperty("id").GetInt32()}?api-version=7.1")).JsonAsync();
        using var unknown = await CallAsync($"{Root}{resource}/99999?api-version=7.1");

        Assert.Equal(first.GetProperty("id").GetInt32(), one.GetProperty("id").GetInt32());
        Assert.Equal(first.Text("url"), one.Text("url"));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData("definitions=1,2", 6)]
    [InlineData("statusFilter=inProgress", 12)]
    [InlineData("statusFilter=completed&resultFilter=failed", 6)]
    [InlineData("buildIds=100,101,9", 2)]
    [InlineData("branchName=refs/heads/none", 0)]
    public async Task Builds_Filtered_AreWhatFits(string filter, int expected)
    {
        var page = await (await CallAsync($"{Root}build/builds?{filter}&api-version=7.1")).JsonAsync();

        Assert.Equal(expected, page.GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("build/builds?definitions=a")]
    [InlineData("build/builds?$top=0")]
    [InlineData("pipelines?continuationToken=x")]
    public async Task List_ParameterThatMakesNoSense_Is400(string target)
    {
        using var answer = await CallAsync($"{Root}{target}&api-version=7.1");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Runs_AreNotPagedAndAreTheBuildsOfThePipeline()
    {
        using var answer = await CallAsync($"{Root}pipelines/4/runs?api-version=7.1");
        var builds = await (await CallAsync($"{Root}build/builds?definitions=4&api-version=7.1")).JsonAsync();

        var runs = await answer.JsonAsync();
        Assert.Null(answer.Header("x-ms-continuationtoken"));
        Assert.Equal(Ids(builds), Ids(runs));
        Assert.Equal("inProgress", runs.GetProperty("value")[0].Text("state"));
        Assert.False(runs.GetProperty("value")[0].TryGetProperty("result", out _));
    }

    [Fact]
    public async Task Pipelines_AreSortedByName()
    {
        var up = (await (await CallAsync($"{Root}pipelines?api-version=7.1")).JsonAsync()).Names();
        var down = (await (await CallAsync($"{Root}pipelines?orderBy=name%20desc&api-version=7.1")).JsonAsync()).Names();

        Assert.Equal(up.Order(StringComparer.OrdinalIgnoreCase), up);
        Assert.Equal(Enumerable.Reverse(up), down);
    }

    [Fact]
    public async Task List_ProjectWithoutPipelines_IsEmpty()
    {
        foreach (var resource in new[] { "build/builds", "build/definitions", "pipelines", "policy/configurations" })
        {
            var page = await (await CallAsync($"MyOrg/Legacy/_apis/{resource}?api-version=7.1")).JsonAsync();

            Assert.Equal(0, page.GetProperty("count").GetInt32());
        }
    }

    [Fact]
    public async Task Builds_WithoutAProject_AreAnUnknownRoute()
    {
        OutsideContract("builds belong to a project");

        using var answer = await CallAsync("MyOrg/_apis/build/builds?api-version=7.1");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static IEnumerable<int> Ids(JsonElement page) =>
        page.GetProperty("value").EnumerateArray().Select(item => item.GetProperty("id").GetInt32());
}
