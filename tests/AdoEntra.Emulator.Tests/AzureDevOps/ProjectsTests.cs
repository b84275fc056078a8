using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

public sealed class ProjectsTests() : EmulatorTests(new EmulatorOptions { ExtraProjects = 200, RepositoriesPerProject = 1 })
{
    private const string Projects = "MyOrg/_apis/projects?api-version=7.1";

    [Fact]
    public async Task List_Default_IsThePageOfAHundredAndATokenForTheNext()
    {
        using var answer = await CallAsync(Projects);

        var page = await answer.JsonAsync();
        Assert.Equal(100, page.GetProperty("count").GetInt32());
        Assert.Equal(100, page.GetProperty("value").GetArrayLength());
        Assert.Equal("100", answer.Header("x-ms-continuationtoken"));
        Assert.Equal(
            ["SecretSauce", "Grün & Blau #1 100%", "Contoso Web", "Legacy", "Empty", "Café Zürich", "Project 0001"],
            page.Names().Take(7));
    }

    [Fact]
    public async Task List_ByContinuationToken_IsEveryProjectOnce()
    {
        var names = new List<string>();
        var token = string.Empty;
        do
        {
            using var answer = await CallAsync($"{Projects}&$top=90{token}");
            var page = await answer.JsonAsync();
            Assert.Equal(page.GetProperty("count").GetInt32(), page.GetProperty("value").GetArrayLength());
            names.AddRange(page.Names());
            token = answer.Header("x-ms-continuationtoken") is { } next ? "&continuationToken=" + next : string.Empty;
        }
        while (token.Length > 0);

        Assert.Equal(206, names.Count);
        Assert.Equal(206, names.Distinct().Count());
        Assert.Equal(3, Emulator.Requests.List(EmulatedRoute.Projects).Count);
    }

    [Fact]
    public async Task List_ByTopAndSkip_IsEveryProjectOnce()
    {
        var names = new List<string>();
        int count;
        do
        {
            var page = await (await CallAsync($"{Projects}&$top=103&$skip={names.Count}")).JsonAsync();
            count = page.GetProperty("count").GetInt32();
            names.AddRange(page.Names());
        }
        while (count > 0);

        // 206 is two full pages: the third, empty one is where a client learns that it is the end.
        Assert.Equal(206, names.Distinct().Count());
        Assert.Equal(3, Emulator.Requests.List(EmulatedRoute.Projects).Count);
    }

    [Fact]
    public async Task List_LastPageExactlyFull_HasNoToken()
    {
        using var answer = await CallAsync($"{Projects}&$top=206");

        Assert.Equal(206, (await answer.JsonAsync()).GetProperty("count").GetInt32());
        Assert.Null(answer.Header("x-ms-continuationtoken"));
    }

    [Theory]
    [InlineData("all", 207)]
    [InlineData("wellFormed", 206)]
    [InlineData("createPending", 1)]
    [InlineData("deleting", 0)]
    public async Task List_ByState_IsThatState(string state, int expected)
    {
        var page = await (await CallAsync($"{Projects}&$top=1000&stateFilter={state}")).JsonAsync();

        Assert.Equal(expected, page.GetProperty("count").GetInt32());
        Assert.All(page.GetProperty("value").EnumerateArray(), project => Assert.True(state == "all" || project.Text("state") == state));
    }

    [Theory]
    [InlineData("$top=0")]
    [InlineData("$top=-1")]
    [InlineData("$skip=x")]
    [InlineData("continuationToken=abc")]
    [InlineData("stateFilter=unheard")]
    public async Task List_ParameterThatMakesNoSense_Is400(string parameter)
    {
        var error = await (await CallAsync($"{Projects}&{parameter}")).JsonAsync(HttpStatusCode.BadRequest);

        Assert.Contains(parameter.Split('=')[0], error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_TeamImageAskedFor_IsThere()
    {
        var without = await (await CallAsync(Projects + "&$top=1")).JsonAsync();
        var with = await (await CallAsync(Projects + "&$top=1&getDefaultTeamImageUrl=true")).JsonAsync();

        Assert.False(without.GetProperty("value")[0].TryGetProperty("defaultTeamImageUrl", out _));
        Assert.StartsWith(Emulator.BaseUri.AbsoluteUri, with.GetProperty("value")[0].Text("defaultTeamImageUrl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ByNameIdOrAnyCase_IsTheProject()
    {
        var expected = Emulator.State.FindOrganization("MyOrg")!.Projects[0];
        foreach (var key in new[] { "SecretSauce", "secretsauce", expected.Id.ToString() })
        {
            var project = await (await CallAsync($"MyOrg/_apis/projects/{key}?api-version=7.1")).JsonAsync();

            Assert.Equal(expected.Id.ToString(), project.Text("id"));
            Assert.Equal("SecretSauce", project.Text("name"));
            Assert.Equal("SecretSauce Team", project.GetProperty("defaultTeam").Text("name"));
            Assert.False(project.TryGetProperty("capabilities", out _));
        }
    }

    [Fact]
    public async Task Get_UrlOfTheList_LeadsToTheProject()
    {
        var first = (await (await CallAsync(Projects)).JsonAsync()).GetProperty("value")[1];

        var project = await (await CallAsync(first.Text("url") + "?api-version=7.1&includeCapabilities=true")).JsonAsync();

        Assert.Equal(first.Text("id"), project.Text("id"));
        Assert.Equal("Git", project.GetProperty("capabilities").GetProperty("versioncontrol").Text("sourceControlType"));
    }

    [Fact]
    public async Task Get_UnknownProject_DiffersByNameAndId()
    {
        using var byName = await CallAsync("MyOrg/_apis/projects/NoSuchProject?api-version=7.1");
        using var byId = await CallAsync("MyOrg/_apis/projects/00000000-0000-0000-0000-00000000dead?api-version=7.1");

        var named = await byName.JsonAsync(HttpStatusCode.NotFound);
        Assert.StartsWith(
            "TF200016: The following project does not exist: NoSuchProject.", named.Text("message"), StringComparison.Ordinal);
        Assert.Equal("ProjectDoesNotExistWithNameException", named.Text("typeKey"));
        Assert.NotNull(byName.Header("X-VSS-UserData"));
        var identified = await byId.JsonAsync(HttpStatusCode.NotFound);
        Assert.StartsWith("VS800075: The project with id", identified.Text("message"), StringComparison.Ordinal);
        Assert.Equal("ProjectDoesNotExistException", identified.Text("typeKey"));
    }
}
