using AdoEntra.Operations;

namespace AdoEntra.Core.Tests.Operations;

/// <summary>From an area, a resource and route values to a route and a version, as the service's own clients do it.</summary>
public sealed class ResourceLocationsTests
{
    [Theory]
    [InlineData("core", "projects", "", null, "_apis/projects")]
    [InlineData("CORE", "Projects", "PROJECTID=SecretSauce", null, "_apis/projects/SecretSauce")]
    [InlineData("core", "teams", "", null, "_apis/teams")]
    [InlineData("core", "teams", "projectId=p", null, "_apis/projects/p/teams")]
    [InlineData("core", "teams", "projectId=p;teamId=t", null, "_apis/projects/p/teams/t")]
    [InlineData("git", "repositories", "", null, "_apis/git/repositories")]
    [InlineData("git", "repositories", "project=p", null, "p/_apis/git/repositories")]
    [InlineData("git", "repositories", "project=p;repositoryId=r", null, "p/_apis/git/repositories/r")]
    [InlineData("git", "repositories", "repositoryId=r", null, "_apis/git/repositories/r")]
    [InlineData("git", "repositories", "", "Default", "Default/_apis/git/repositories")]
    [InlineData("git", "repositories", "project=p", "Default", "p/_apis/git/repositories")]
    [InlineData("git", "repositories", "", "", "_apis/git/repositories")]
    [InlineData("git", "refs", "repositoryId=r;filter=heads/main", "Default", "Default/_apis/git/repositories/r/refs/heads/main")]
    [InlineData("wit", "wiql", "project=p;team=t", null, "p/t/_apis/wit/wiql")]
    [InlineData("wit", "wiql", "team=t", "Default", "Default/t/_apis/wit/wiql")]
    [InlineData("wit", "wiql", "id=17", null, "_apis/wit/wiql/17")]
    [InlineData("wit", "workitems", "project=p;type=User Story", null, "p/_apis/wit/workItems/%24User%20Story")]
    [InlineData("wit", "workitems", "id=17", null, "_apis/wit/workItems/17")]
    [InlineData("wit", "workitems", "", null, "_apis/wit/workItems")]
    [InlineData(
        "wit",
        "classificationnodes",
        "project=p;structureGroup=areas;path=/A/B C/D#/",
        null,
        "p/_apis/wit/classificationNodes/areas/A/B%20C/D%23"
    )]
    [InlineData("distributedtask", "variablegroups", "groupId=1", null, "_apis/distributedtask/variablegroups/1")]
    [InlineData("distributedtask", "variablegroups", "groupId=1", "Default", "Default/_apis/distributedtask/variablegroups/1")]
    [InlineData("location", "resourceareas", "", "Default", "_apis/ResourceAreas")]
    public void Resolve_Values_AreThePath(string area, string resource, string values, string? project, string expected) =>
        Assert.Equal(expected, Locations.All.Resolve(area, resource, Locations.Values(values), project).Route);

    [Theory]
    [InlineData("git", "repositories", "7.1")]
    [InlineData("core", "teams", "7.1-preview.3")]
    [InlineData("distributedtask", "environments", "6.0-preview.1")]
    [InlineData("environments", "pool", "7.2-preview.2", "environmentId=1")]
    [InlineData("old", "things", "5.0")]
    [InlineData("future", "things", "7.2")]
    [InlineData("bare", "things", "7.1-preview")]
    public void Resolve_Version_IsOursOrTheLatestBefore(string area, string resource, string expected, string values = "")
    {
        string version = Locations.All.Resolve(area, resource, Locations.Values(values), null).ApiVersion;

        Assert.Equal(expected, version);
        Assert.True(ApiVersion.TryParse(version, out _));
    }

    [Fact]
    public void Resolve_SameRouteTwice_IsTheOneWithTheLatestVersion()
    {
        var locations = new ResourceLocations([
            Locations.One("a", "r", "_apis/{area}/{resource}", 1, "1.0", "3.0", "3.0"),
            Locations.One("a", "r", "_apis/{area}/{resource}", 2, "4.0", "7.2", "6.0"),
        ]);

        Assert.Equal("6.0", locations.Resolve("a", "r", Locations.Values(""), null).ApiVersion);
    }

    [Fact]
    public void Resolve_SameRouteWithAndWithoutAPlaceholder_IsTheOneWithout()
    {
        var locations = new ResourceLocations([
            Locations.One("a", "r", "_apis/{area}/{resource}/{id}", 1, "1.0", "7.2", "7.1"),
            Locations.One("a", "r", "_apis/{area}/{resource}", 1, "1.0", "5.0", "5.0"),
        ]);

        Assert.Equal(
            ("_apis/a/r", "5.0"),
            (
                locations.Resolve("a", "r", Locations.Values(""), null).Route,
                locations.Resolve("a", "r", Locations.Values(""), null).ApiVersion
            )
        );
        Assert.Equal("7.1", locations.Resolve("a", "r", Locations.Values("id=1"), null).ApiVersion);
    }

    [Theory]
    [InlineData("a/../../fabrikam", "a%2F..%2F..%2Ffabrikam/_apis/git/repositories")]
    [InlineData("//evil.example/x", "%2F%2Fevil.example%2Fx/_apis/git/repositories")]
    [InlineData("%2e%2e", "%252e%252e/_apis/git/repositories")]
    [InlineData("a b&c=d#e?f", "a%20b%26c%3Dd%23e%3Ff/_apis/git/repositories")]
    [InlineData("Fußball ü", "Fu%C3%9Fball%20%C3%BC/_apis/git/repositories")]
    public void Resolve_ValueWithSeparators_StaysAPartOfThePath(string project, string expected) =>
        Assert.Equal(
            expected,
            Locations.All.Resolve("git", "repositories", new Dictionary<string, string> { ["project"] = project }, null).Route
        );

    [Fact]
    public void Resolve_AreaWithBraces_IsText()
    {
        var locations = new ResourceLocations([Locations.One("{x}", "{y}", "_apis/{area}/{resource}")]);

        Assert.Equal("_apis/%7Bx%7D/%7By%7D", locations.Resolve("{x}", "{y}", Locations.Values(""), null).Route);
        Assert.Empty(locations.RouteValues("{x}", "{y}"));
    }

    [Fact]
    public void Areas_Resources_RouteValues_AreWhatCanBeGiven()
    {
        Assert.Equal(["bare", "core", "distributedtask", "environments", "future", "git", "Location", "old", "wit"], Locations.All.Areas);
        Assert.Equal(["pullRequestThreads", "refs", "repositories"], Locations.All.Resources("GIT"));
        Assert.Equal(["projectId", "teamId"], Locations.All.RouteValues("core", "TEAMS"));
        Assert.Equal(["project", "type", "id"], Locations.All.RouteValues("wit", "workItems"));
        Assert.Empty(Locations.All.Resources("none"));
        Assert.Empty(Locations.All.RouteValues("git", "none"));
        Assert.Empty(Locations.All.RouteValues("none", "none"));
    }
}
