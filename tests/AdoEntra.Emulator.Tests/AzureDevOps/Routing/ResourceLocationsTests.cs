using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Tests.Contract;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Routing;

/// <summary>The list of what there is, by which clients find addresses.</summary>
public sealed class ResourceLocationsTests : EmulatorTests
{
    [Fact]
    public async Task Options_MainHost_ListsItsResources()
    {
        var page = await ListAsync("MyOrg/_apis");

        var repositories = Assert.Single(page, location => location.Text("id") == "225f7195-f9c7-4d14-ab28-a83f7ff77e1f");
        Assert.Equal(
            ["id", "area", "resourceName", "routeTemplate", "resourceVersion", "minVersion", "maxVersion", "releasedVersion"],
            repositories.EnumerateObject().Select(member => member.Name));
        Assert.Equal("git", repositories.Text("area"));
        Assert.Equal("repositories", repositories.Text("resourceName"));
        Assert.Equal("{project}/_apis/{area}/{resource}/{repositoryId}", repositories.Text("routeTemplate"));
        Assert.Equal("7.1", repositories.Text("releasedVersion"));
        Assert.Equal("7.2", repositories.Text("maxVersion"));
        var projects = Assert.Single(page, location => location.Text("resourceName") == "projects");
        Assert.Equal("_apis/{resource}/{*projectId}", projects.Text("routeTemplate"));
        Assert.DoesNotContain(page, location => location.Text("area") == "Graph");
        Assert.Equal(page.Count, page.Select(location => location.Text("id")).Distinct().Count());
    }

    [Fact]
    public async Task Options_OtherHost_ListsWhatIsThere()
    {
        var page = await ListAsync("vssps.dev.azure.com/MyOrg/_apis");

        Assert.All(page, location => Assert.Equal(
            location.Text("area") == "Graph" ? ("Graph", "0.0") : ("IMS", "7.1"),
            (location.Text("area"), location.Text("releasedVersion"))));
        Assert.Contains(page, location => location.Text("resourceName") == "Users");
        Assert.Contains(
            await ListAsync("app.vssps.visualstudio.com/_apis/Profile"), location => location.Text("resourceName") == "Profiles");
        Assert.Empty(await ListAsync("vsrm.dev.azure.com/MyOrg/_apis"));
    }

    [Fact]
    public async Task Options_Area_ListsThatAreaOnly()
    {
        var page = await ListAsync("MyOrg/_apis/CORE");

        Assert.NotEmpty(page);
        Assert.All(page, location => Assert.Equal("core", location.Text("area")));
    }

    [Fact]
    public async Task Options_NoCredential_IsRefused()
    {
        using var answer = await Client.SendAsync(
            Calls.Request(HttpMethod.Options, "MyOrg/_apis", ("X-TFS-FedAuthRedirect", "Suppress")));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Get_TheSameAddress_IsAnUnknownRoute()
    {
        OutsideContract("only OPTIONS is known there");

        using var answer = await CallAsync("MyOrg/_apis");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [ContractFact]
    public void All_HaveAnOperationOfTheContractForEachVerb()
    {
        var operations = PublishedOperations.AtHand!;
        foreach (var location in ResourceLocations.All.Where(location => !RequestContract.IsUnpublished(location.Route)))
        {
            var address = location.Host.Prefix + (location.Host.HasOrganizations ? "MyOrg/" : string.Empty)
                + location.Form.Listed
                    .Replace("{area}", location.Area, StringComparison.Ordinal)
                    .Replace("{resource}", location.ResourceName, StringComparison.Ordinal);
            foreach (var verb in location.Operations.Keys)
            {
                // With the last value and without: a resource has its list and its items at one location.
                var found = operations.Find(verb, address)
                    .Concat(operations.Find(verb, address[..address.LastIndexOf('/')])).ToList();
                Assert.True(found.Count > 0, $"{verb} {address} is not published.");
                Assert.Contains(
                    found, operation => operation.Version!.Contains("preview", StringComparison.Ordinal) == location.PreviewOnly);
            }
        }
    }

    private async Task<List<JsonElement>> ListAsync(string target)
    {
        var page = await (await CallAsync(target, HttpMethod.Options)).JsonAsync();
        List<JsonElement> locations = [.. page.GetProperty("value").EnumerateArray()];
        Assert.Equal(locations.Count, page.GetProperty("count").GetInt32());
        return locations;
    }
}
