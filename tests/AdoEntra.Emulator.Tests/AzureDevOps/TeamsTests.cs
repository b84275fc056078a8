using System.Net;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

public sealed class TeamsTests : EmulatorTests
{
    private const string Teams = "MyOrg/_apis/projects/SecretSauce/teams";

    [Fact]
    public async Task List_ByTopAndSkip_IsEveryTeamOnce()
    {
        var names = new List<string>();
        List<string> page;
        do
        {
            using var answer = await CallAsync($"{Teams}?$top=2&$skip={names.Count}&api-version=7.1");
            Assert.Null(answer.Header("x-ms-continuationtoken"));
            page = (await answer.JsonAsync()).Names();
            names.AddRange(page);
        }
        while (page.Count > 0);

        Assert.Equal(["SecretSauce Team", "Cooks", "Tasters", "Suppliers", "C# Kitchen", "Nobody"], names);
        Assert.Equal(4, Emulator.Requests.List("teams").Count);
    }

    [Fact]
    public async Task List_Organization_HasThoseOfEveryReadyProject()
    {
        var page = await (await CallAsync("MyOrg/_apis/teams?api-version=7.1-preview.3")).JsonAsync();

        Assert.Equal(11, page.GetProperty("count").GetInt32());
        Assert.Equal(
            ["SecretSauce", "Grün & Blau #1 100%", "Contoso Web", "Legacy", "Empty", "Café Zürich"],
            page.GetProperty("value").EnumerateArray().Select(team => team.Text("projectName")).Distinct());
    }

    [Theory]
    [InlineData("MyOrg/_apis/teams?api-version=7.1-preview.3", 7)]
    [InlineData(Teams + "?api-version=7.1", 2)]
    public async Task List_Mine_IsThoseThatTheCallerIsIn(string target, int expected)
    {
        Assert.Equal(0, (await (await CallAsync(target + "&$mine=true")).JsonAsync()).GetProperty("count").GetInt32());
        var person = Emulator.State.Tokens.Issue(KnownPrincipals.Person);
        using var request = Calls.Request(HttpMethod.Get, target + "&$mine=true&$expandIdentity=true", Bearer(person));

        var mine = await (await Client.SendAsync(request)).JsonAsync();

        Assert.Equal(expected, mine.GetProperty("count").GetInt32());
        Assert.All(mine.GetProperty("value").EnumerateArray(), team => Assert.Equal(
            team.Text("id"), team.GetProperty("identity").Text("id")));
    }

    [Fact]
    public async Task List_OrganizationByAReleasedVersion_Is400()
    {
        OutsideContract("there is a preview only");

        var error = await (await CallAsync("MyOrg/_apis/teams?api-version=7.1")).JsonAsync(HttpStatusCode.BadRequest);

        Assert.Equal("VssInvalidPreviewVersionException", error.Text("typeKey"));
    }

    [Theory]
    [InlineData("C%23%20Kitchen")]
    [InlineData("c%23%20kitchen")]
    public async Task Get_ByNameOrUrl_IsTheTeam(string segment)
    {
        var team = await (await CallAsync($"{Teams}/{segment}?api-version=7.1")).JsonAsync();
        var same = await (await CallAsync(team.Text("url") + "?api-version=7.1")).JsonAsync();

        Assert.Equal("C# Kitchen", team.Text("name"));
        Assert.Equal(team.Text("id"), same.Text("id"));
        Assert.StartsWith(
            Emulator.BaseUri + "vssps.dev.azure.com/MyOrg/_apis/Identities/",
            team.Text("identityUrl"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Get_DefaultTeam_IsTheOneOfTheProject()
    {
        var project = await (await CallAsync("MyOrg/_apis/projects/Legacy?api-version=7.1")).JsonAsync();

        var team = await (await CallAsync(project.GetProperty("defaultTeam").Text("url") + "?api-version=7.1")).JsonAsync();

        Assert.Equal("Legacy Team", team.Text("name"));
    }

    [Fact]
    public async Task Get_UnknownTeamOrProject_Is404()
    {
        var team = await (await CallAsync(Teams + "/none?api-version=7.1")).JsonAsync(HttpStatusCode.NotFound);
        var project = await (await CallAsync("MyOrg/_apis/projects/none/teams?api-version=7.1")).JsonAsync(HttpStatusCode.NotFound);

        Assert.Equal("TeamNotFoundException", team.Text("typeKey"));
        Assert.StartsWith("TF200016", project.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_ByTopAndSkip_AreThePersonsOfTheTeam()
    {
        var first = await (await CallAsync(Teams + "/Cooks/members?$top=2&api-version=7.1")).JsonAsync();
        var rest = await (await CallAsync(Teams + "/Cooks/members?$top=2&$skip=2&api-version=7.1")).JsonAsync();
        var none = await (await CallAsync(Teams + "/Nobody/members?api-version=7.1")).JsonAsync();

        Assert.Equal((2, 1, 0), (Count(first), Count(rest), Count(none)));
        var lead = first.GetProperty("value")[0];
        Assert.Equal("Ada Operator", lead.GetProperty("identity").Text("displayName"));
        Assert.True(lead.GetProperty("isTeamAdmin").GetBoolean());
        Assert.False(first.GetProperty("value")[1].TryGetProperty("isTeamAdmin", out _));

        static int Count(System.Text.Json.JsonElement page) => page.GetProperty("count").GetInt32();
    }
}
