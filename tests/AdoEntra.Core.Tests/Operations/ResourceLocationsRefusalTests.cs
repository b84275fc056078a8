using AdoEntra.Errors;
using AdoEntra.Operations;

namespace AdoEntra.Core.Tests.Operations;

/// <summary>What cannot be asked for, and which error a user gets then.</summary>
public sealed class ResourceLocationsRefusalTests
{
    [Theory]
    [InlineData("git", "repositories", "project", "")]
    [InlineData("git", "repositories", "project", "..")]
    [InlineData("git", "repositories", "repositoryId", ".")]
    [InlineData("wit", "workitems", "type", "")]
    [InlineData("core", "projects", "projectId", "a/../b")]
    [InlineData("core", "projects", "projectId", "a//b")]
    [InlineData("core", "projects", "projectId", "/")]
    public void Resolve_ValueThatChangesThePath_IsRefused(string area, string resource, string name, string value)
    {
        AdoConnectionException refusal = Refused(area, resource, new Dictionary<string, string> { [name] = value }, null);

        Assert.Contains(name, refusal.Message);
    }

    [Fact]
    public void Resolve_ValueThatIsNoText_IsRefused()
    {
        AdoConnectionException refusal = Refused(
            "git",
            "repositories",
            new Dictionary<string, string> { ["repositoryId"] = "half a pair \uD83D" },
            null
        );

        Assert.Contains("'repositoryId' is not valid in an address", refusal.Message);
    }

    // A variable that was never set.
    [Fact]
    public void Resolve_ValueThatIsNull_IsRefused() =>
        Refused("git", "repositories", new Dictionary<string, string> { ["project"] = null! }, "Default");

    [Fact]
    public void Resolve_DefaultProjectThatChangesThePath_IsRefused() => Refused("git", "repositories", Locations.Values(""), "..");

    [Theory]
    [InlineData("gti", "refs", "git")]
    [InlineData("ditributedtask", "x", "distributedtask")]
    [InlineData("dist", "x", "distributedtask")]
    [InlineData("WITT", "x", "wit")]
    public void Resolve_UnknownArea_NamesTheNearestAndTheAreas(string area, string resource, string nearest)
    {
        AdoConnectionException refusal = Refused(area, resource, Locations.Values(""), null);

        Assert.Equal(area, refusal.Target);
        Assert.Contains($"'{area}'", refusal.Message);
        Assert.Contains($"Did you mean '{nearest}'?", refusal.Message);
        Assert.Contains("bare, core, distributedtask", refusal.RecommendedAction);
    }

    [Fact]
    public void Resolve_UnknownAreaOfVeryMany_ListsAPart()
    {
        var locations = new ResourceLocations(
            Enumerable.Range(100, 70).Select(static number => Locations.One($"area{number}", "r", "_apis/{area}/{resource}"))
        );

        var refusal = Assert.Throws<AdoConnectionException>(() => locations.Resolve("x", "r", Locations.Values(""), null));

        Assert.EndsWith("area159 and 10 more.", refusal.RecommendedAction);
    }

    [Fact]
    public void Resolve_UnknownResource_NamesTheNearestAndTheResources()
    {
        AdoConnectionException refusal = Refused("git", "repos", Locations.Values(""), null);

        Assert.Equal("repos", refusal.Target);
        Assert.Contains("The area 'git' has no resource 'repos'. Did you mean 'repositories'?", refusal.Message);
        Assert.Contains("pullRequestThreads, refs, repositories", refusal.RecommendedAction);
    }

    [Theory]
    [InlineData("", "x")]
    [InlineData("something else altogether", "x")]
    public void Resolve_NothingNear_NamesNone(string area, string resource) =>
        Assert.DoesNotContain("Did you mean", Refused(area, resource, Locations.Values(""), null).Message);

    [Theory]
    [InlineData("git", "refs", "", "repositoryId")]
    [InlineData("git", "refs", "project=p;filter=heads", "repositoryId")]
    [InlineData("git", "pullRequestThreads", "repositoryId=r;threadId=1", "pullRequestId")]
    [InlineData("wit", "wiql", "team=t", "project")]
    [InlineData("core", "teams", "teamId=t", "projectId")]
    [InlineData("wit", "classificationnodes", "path=A/B", "structureGroup")]
    public void Resolve_MissingValue_IsNamed(string area, string resource, string values, string missing)
    {
        AdoConnectionException refusal = Refused(area, resource, Locations.Values(values), null);

        Assert.Equal(missing, refusal.Target);
        Assert.Contains($"requires the route value '{missing}'", refusal.Message);
        Assert.Contains("_apis", refusal.RecommendedAction);
    }

    [Theory]
    [InlineData("git", "repositories", "repository=r", "repository", "'repository'.")]
    [InlineData("core", "teams", "projectId=p;x=1", "x", "'x' together with the other route values.")]
    [InlineData("wit", "workitems", "id=17;type=Bug", "id", "together with the other route values.")]
    [InlineData("git", "repositories", "area=git", "area", "'area'.")]
    public void Resolve_ValueThatNoRouteTakes_IsNamed(string area, string resource, string values, string target, string message)
    {
        AdoConnectionException refusal = Refused(area, resource, Locations.Values(values), null);

        Assert.Contains(message, refusal.Message);
        Assert.Contains("No route of", refusal.Message);
        if (target != "id") Assert.Equal(target, refusal.Target);
    }

    [Fact]
    public void Resolve_ValueThatNoRouteTakes_ListsTheRoutesAsTheyAreTyped()
    {
        AdoConnectionException refusal = Refused("git", "repositories", Locations.Values("repository=r"), null);

        Assert.Contains("{project}/_apis/git/repositories/{repositoryId}", refusal.RecommendedAction);
    }

    [Fact]
    public void Resolve_SameNameTwice_IsRefused()
    {
        AdoConnectionException refusal = Refused(
            "git",
            "repositories",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["project"] = "a", ["Project"] = "b" },
            null
        );

        Assert.Contains("passed twice", refusal.Message);
    }

    private static AdoConnectionException Refused(string area, string resource, IReadOnlyDictionary<string, string> values, string? project)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => Locations.All.Resolve(area, resource, values, project));
        Assert.Equal(ErrorIds.InvalidRequest, refusal.ErrorId);
        return refusal;
    }
}
