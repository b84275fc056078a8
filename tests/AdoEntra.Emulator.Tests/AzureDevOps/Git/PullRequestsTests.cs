using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Organizations;
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

    // Of 25 pull requests, the first one of 2 February and one a day, closed five hours later.
    [Theory]
    [InlineData("&searchCriteria.creatorId=5c1d0000-0000-6d05-8000-0000000000e1", 13)]
    [InlineData("&searchCriteria.reviewerId={Bela}", 3)]
    [InlineData("&searchCriteria.repositoryId={SecretSauce}", 25)]
    [InlineData("&searchCriteria.repositoryId={api}", 0)]
    [InlineData("&searchCriteria.sourceRepositoryId={SecretSauce}", 25)]
    [InlineData("&searchCriteria.minTime=2026-02-20T00:00:00Z", 7)]
    [InlineData("&searchCriteria.maxTime=2026-02-02T11:00:00%2B01:00", 1)]
    [InlineData("&searchCriteria.minTime=2026-02-05&searchCriteria.maxTime=2026-02-07", 2)]
    [InlineData("&searchCriteria.queryTimeRangeType=closed&searchCriteria.minTime=2026-02-21T12:00:00Z", 1)]
    [InlineData("&searchCriteria.queryTimeRangeType=2&searchCriteria.maxTime=2026-02-02T12:00:00Z", 0)]
    [InlineData("&searchCriteria.queryTimeRangeType=created&searchCriteria.maxTime=2026-02-02T12:00:00Z", 1)]
    public async Task List_OfAnyStatusByFurtherCriteria_IsWhatFits(string criteria, int expected)
    {
        var project = Emulator.State.FindOrganization("MyOrg")!.Projects.First(one => one.Name == "SecretSauce");
        criteria = criteria
            .Replace("{Bela}", SampleDirectory.Colleagues[0].AzureDevOpsId.ToString(), StringComparison.Ordinal)
            .Replace("{SecretSauce}", project.Repositories.First(one => one.Name == "SecretSauce").Id.ToString(), StringComparison.Ordinal)
            .Replace("{api}", project.Repositories.First(one => one.Name == "api").Id.ToString(), StringComparison.Ordinal);
        foreach (var target in new[] { Repository, Project })
        {
            Assert.Equal(expected, (await ListAsync($"{target}{Version}&searchCriteria.status=all{criteria}")).Count);
        }
    }

    [Fact]
    public async Task List_ByTitle_IsThoseWithThatPart()
    {
        OutsideContract("the title is one of 7.2's criteria", Repository);

        Assert.Equal([25, 20, 15, 10, 5], await ListAsync(
            $"{Repository}?api-version=7.2-preview.2&searchCriteria.status=all&searchCriteria.title=TIMEOUTS"));
    }

    [Theory]
    [InlineData("searchCriteria.creatorId=ada")]
    [InlineData("searchCriteria.minTime=yesterday")]
    public async Task List_CriterionThatCannotBeRead_Is400(string criterion)
    {
        var error = await (await CallAsync($"{Repository}{Version}&{criterion}")).JsonAsync(HttpStatusCode.BadRequest);

        Assert.Contains(criterion.Split('=')[0], error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_LongDescription_IsCutThereAndWholeByItself()
    {
        var body = JsonSerializer.Serialize(new
        {
            title = "Lang",
            description = new string('ü', 401),
            sourceRefName = "refs/heads/release/1.0",
            targetRefName = "refs/heads/main",
        });
        var made = await (await SendAsync(HttpMethod.Post, Repository + Version, body)).JsonAsync(HttpStatusCode.Created);
        var listed = (await (await CallAsync(Repository + Version)).JsonAsync()).GetProperty("value")[0];

        Assert.Equal((401, 400), (made.Text("description").Length, listed.Text("description").Length));
        Assert.False(listed.TryGetProperty("_links", out _));
        listed = (await (await CallAsync($"{Repository}{Version}&searchCriteria.includeLinks=true")).JsonAsync()).GetProperty("value")[0];
        Assert.True(listed.TryGetProperty("_links", out _));
    }

    [Fact]
    public async Task Get_WithCommitsAndWorkItems_HasThem()
    {
        var plain = await (await CallAsync($"{Repository}/25{Version}")).JsonAsync();
        var whole = await (await CallAsync($"{Repository}/25{Version}&includeCommits=true&includeWorkItemRefs=true")).JsonAsync();

        Assert.False(plain.TryGetProperty("commits", out _) || plain.TryGetProperty("workItemRefs", out _));
        Assert.Equal(1, whole.GetProperty("commits").GetArrayLength());
        Assert.Equal("5", Assert.Single(whole.GetProperty("workItemRefs").EnumerateArray()).Text("id"));
        Assert.Equal(
            ["sauce", "würzig", "needs review"],
            whole.GetProperty("labels").EnumerateArray().Select(label => label.Text("name")));
        Assert.Equal(
            [(false, -10), (true, 0)],
            whole.GetProperty("reviewers").EnumerateArray()
                .Select(one => (one.GetProperty("isRequired").GetBoolean(), one.GetProperty("vote").GetInt32())));
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
