using System.Net;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Routing;

/// <summary>On which host each area is: the first request of the public clients.</summary>
public sealed class ResourceAreasTests : EmulatorTests
{
    private const string Git = "4e080c62-fa21-4fbc-8fef-2a10a2b38049";
    private const string Graph = "bb1e7ec9-e901-4b68-999a-de7012b920f8";

    [Fact]
    public async Task Options_AreaOfLocations_ListsItByTheIdThatClientsKnow()
    {
        using var response = await CallAsync("MyOrg/_apis/Location", HttpMethod.Options);
        var page = await response.JsonAsync();

        var found = Assert.Single(
            page.GetProperty("value").EnumerateArray(), location => location.Text("id") == "e81700f7-3be2-46de-8624-2eb35882fcaa");
        Assert.Equal("ResourceAreas", found.Text("resourceName"));
        Assert.Equal("_apis/{resource}/{areaId}", found.Text("routeTemplate"));
    }

    [Theory]
    [InlineData("MyOrg/_apis/ResourceAreas")]
    [InlineData("MyOrg/_apis/resourceAreas?api-version=7.2-preview.1")]
    public async Task Get_All_NamesTheHostOfEachArea(string target)
    {
        var page = await (await CallAsync(target)).JsonAsync();

        var areas = page.GetProperty("value").EnumerateArray().ToDictionary(area => area.Text("id"), area => area.Text("locationUrl"));
        Assert.Equal(areas.Count, page.GetProperty("count").GetInt32());
        Assert.Equal($"{Emulator.BaseUri}MyOrg/", areas[Git]);
        Assert.Equal($"{Emulator.BaseUri}vssps.dev.azure.com/MyOrg/", areas[Graph]);
    }

    [Fact]
    public async Task Get_EveryEmulatedArea_IsWhereItsResourcesAre()
    {
        var page = await (await CallAsync("MyOrg/_apis/ResourceAreas")).JsonAsync();

        var listed = page.GetProperty("value").EnumerateArray()
            .Select(area => (area.Text("name").ToUpperInvariant(), area.Text("locationUrl"))).ToHashSet();
        // Locations themselves, the host that has no organizations, and security, of which the clients know no id, are found without being
        // looked for.
        var emulated = ResourceLocations.All
            .Where(location => location.Area is not ("Location" or "Security") && location.Host.HasOrganizations)
            .Select(location => (location.Area.ToUpperInvariant(), $"{Emulator.BaseUri}{location.Host.Prefix}MyOrg/"));
        Assert.All(emulated, area => Assert.Contains(area, listed));
    }

    [Fact]
    public async Task Get_One_IsThatOne()
    {
        var body = await (await CallAsync("MyOrg/_apis/ResourceAreas/" + Git)).JsonAsync();

        Assert.Equal("git", body.Text("name"));
    }

    [Fact]
    public async Task Get_UnknownOne_HasNoContent()
    {
        using var response = await CallAsync("MyOrg/_apis/ResourceAreas/0f2ca920-f269-4545-b1f4-5b4173aa784f");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task Get_WithoutCredential_IsRefused()
    {
        using var response = await GetAsync("MyOrg/_apis/ResourceAreas", ("X-TFS-FedAuthRedirect", "Suppress"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
