using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Git;

public sealed class PullRequestsTests : EmulatorTests
{
    private const string Repository = "MyOrg/SecretSauce/_apis/git/repositories/SecretSauce/pullrequests";
    private const string Project = "MyOrg/SecretSauce/_apis/git/pullrequests";
    private const string Version = "?api-version=7.1";

    [Theory]
    [InlineData("", 5)]
    [InlineData("&searchCriteria.status=active", 5)]
    [InlineData("&searchCriteria.status=all", 25)]
    [InlineData("&searchCriteria.status=abandoned", 7)]
    [InlineData("&searchCriteria.status=Completed", 13)]
    [InlineData("&searchCriteria.status=all&searchCriteria.sourceRefName=refs/heads/feature/ui", 5)]
    [InlineData("&searchCriteria.targetRefName=refs/heads/none", 0)]
    public async Task List_ByCriteria_IsWhatFits(string criteria, int expected)
    {
        foreach (var target in new[] { Repository, Project })
        {
            Assert.Equal(expected, (await ListAsync(target + Version + criteria)).Count);
        }
    }

    [Fact]
    public async Task List_ByTopAndSkip_IsEveryOneOnceLatestFirst()
    {
        var numbers = new List<int>();
        List<int> page;
        do
        {
            page = await ListAsync($"{Repository}{Version}&searchCriteria.status=all&$top=10&$skip={numbers.Count}");
            numbers.AddRange(page);
        }
        while (page.Count > 0);

        Assert.Equal(Enumerable.Range(1, 25).Reverse(), numbers);
        Assert.Equal(4, Emulator.Requests.List(EmulatedRoute.PullRequests).Count);
    }

    [Fact]
    public async Task List_AnotherRepository_HasNone() =>
        Assert.Empty(await ListAsync($"MyOrg/SecretSauce/_apis/git/repositories/api/pullrequests{Version}&searchCriteria.status=all"));

    [Fact]
    public async Task List_UnknownStatus_Is400()
    {
        using var answer = await CallAsync($"{Repository}{Version}&searchCriteria.status=odd");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Get_ByNumber_IsTheSameInRepositoryAndProject()
    {
        var inRepository = await (await CallAsync($"{Repository}/3{Version}")).JsonAsync();
        var inProject = await (await CallAsync($"{Project}/3{Version}")).JsonAsync();
        var byUrl = await (await CallAsync(inProject.Text("url") + Version)).JsonAsync();

        Assert.Equal(3, inRepository.GetProperty("pullRequestId").GetInt32());
        Assert.True(JsonElement.DeepEquals(inRepository, inProject));
        Assert.True(JsonElement.DeepEquals(inRepository, byUrl));
    }

    [Theory]
    [InlineData("MyOrg/SecretSauce/_apis/git/repositories/api/pullrequests/3")]
    [InlineData("MyOrg/Legacy/_apis/git/pullrequests/3")]
    [InlineData(Repository + "/99")]
    public async Task Get_Unknown_IsTF401180(string target)
    {
        var error = await (await CallAsync(target + Version)).JsonAsync(HttpStatusCode.NotFound);

        Assert.StartsWith("TF401180", error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NewBranches_IsOpenUntilClosed()
    {
        const string Body =
            """{"title":"Salz","sourceRefName":"refs/heads/release/1.0","targetRefName":"refs/heads/main","isDraft":true}""";
        var made = await (await SendAsync(HttpMethod.Post, Repository + Version, Body)).JsonAsync(HttpStatusCode.Created);
        Assert.Equal((26, "active", true), (Number(made), made.Text("status"), made.GetProperty("isDraft").GetBoolean()));
        Assert.Equal(26, (await ListAsync(Repository + Version))[0]);

        var twice = await (await SendAsync(HttpMethod.Post, Repository + Version, Body)).JsonAsync(HttpStatusCode.Conflict);
        Assert.StartsWith("TF401179", twice.Text("message"), StringComparison.Ordinal);

        var closed = await (await SendAsync(
            HttpMethod.Patch, $"{Repository}/26{Version}", """{"status":"abandoned","title":"Pfeffer"}""")).JsonAsync();
        Assert.Equal(("abandoned", "Pfeffer"), (closed.Text("status"), closed.Text("title")));
        Assert.True(closed.TryGetProperty("closedDate", out _));
        Assert.Equal(25, (await ListAsync(Repository + Version))[0]);
    }

    [Theory]
    [InlineData("""{"title":"x","sourceRefName":"refs/heads/none","targetRefName":"refs/heads/main"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"sourceRefName":"refs/heads/main","targetRefName":"refs/heads/main"}""", HttpStatusCode.BadRequest)]
    public async Task Post_WhatDoesNotFit_IsRefused(string body, HttpStatusCode status)
    {
        using var answer = await SendAsync(HttpMethod.Post, Repository + Version, body);

        Assert.Equal(status, answer.StatusCode);
    }

    private static int Number(JsonElement pullRequest) => pullRequest.GetProperty("pullRequestId").GetInt32();

    private async Task<List<int>> ListAsync(string target) =>
        [.. (await (await CallAsync(target)).JsonAsync()).GetProperty("value").EnumerateArray().Select(Number)];
}
