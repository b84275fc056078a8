using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Resources;

namespace AdoEntra.Core.Tests.Resources.Identities;

/// <summary>The list of service principals gets its access levels from elsewhere, and does without where that may not be read.</summary>
public sealed class ServicePrincipalListTests : IDisposable
{
    private readonly ResourceScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task List_AccessLevels_AreReadWithTheIdsAtOnce()
    {
        Serve(3);

        await ReadAsync(first: 100, limit: 8);

        Assert.Equal(["a0 Basic", "a1 Basic", "a2 Basic"], Shown);
        Assert.Equal(5, _scene.Calls.Count);
    }

    [Fact]
    public async Task List_TheFirst_CostsThreeRequests()
    {
        Serve(60);

        await ReadAsync(first: 1, limit: 1);

        Assert.Equal(["a0 Basic"], Shown);
        Assert.Equal(
            ["GET _apis/graph/serviceprincipals", "GET _apis/identities", "GET _apis/serviceprincipalentitlements/id-a0"],
            _scene.Calls
        );
    }

    [Fact]
    public async Task List_OneByItsObjectId_ReadsItsAccessLevelAlone()
    {
        Serve(3);

        await ReadAsync(first: 100, limit: 8, "o1");

        Assert.Equal(["a1 Basic"], Shown);
        Assert.Equal(3, _scene.Calls.Count);
    }

    [Fact]
    public async Task List_NamesForTab_CostOneRequest()
    {
        Serve(3);
        ItemList<AdoServicePrincipal> list = await _scene.ListAsync<AdoServicePrincipal>();

        await AdoServicePrincipal.Listing.ReadNames(NameFilter.Everything, NameFilter.Everything, NameFilter.Everything)(list, default);

        Assert.Equal(["a0 ", "a1 ", "a2 "], Shown);
        Assert.Single(_scene.Calls);
    }

    [Fact]
    public async Task List_LevelsThatMayNotBeRead_AreLeftOutWithOneWarning()
    {
        Serve(3);
        for (int i = 0; i < 3; i++)
        {
            _scene.Process.Server.OnGet(
                $"https://vsaex.dev.azure.com/contoso/_apis/serviceprincipalentitlements/id-a{i}",
                static _ => Answer.Json("""{"message":"VS403001: no"}""", 403).With("X-VSS-UserData", "i:n")
            );
        }

        await ReadAsync(first: 100, limit: 1);

        Assert.Equal(["a0 ", "a1 ", "a2 "], Shown);
        Assert.Contains("VS403001: no", Assert.Single(_scene.Trace.Warnings));
        Assert.Equal(3, _scene.Calls.Count);
        Assert.Empty(_scene.Failures);
    }

    [Fact]
    public async Task List_OneWithoutALevel_HasNone()
    {
        Serve(2);
        _scene.Process.Server.OnGet(
            "https://vsaex.dev.azure.com/contoso/_apis/serviceprincipalentitlements/id-a0",
            static _ => Answer.Json("""{"message":"Member was not found."}""", 404)
        );

        await ReadAsync(first: 100, limit: 8);

        Assert.Equal(["a0 ", "a1 Basic"], Shown);
        Assert.Empty(_scene.Trace.Warnings);
    }

    private IEnumerable<string> Shown =>
        _scene.Items.Cast<AdoServicePrincipal>().Select(static one => $"{one.DisplayName} {one.AccessLevel}");

    private async Task ReadAsync(int first, int limit, string names = "")
    {
        ItemList<AdoServicePrincipal> list = await _scene.ListAsync<AdoServicePrincipal>(first, limit: limit);
        NameFilter wanted = names.Length == 0 ? NameFilter.Everything : ResourceScene.Names(names);
        await AdoServicePrincipal.Listing.Read(NameFilter.Everything, NameFilter.Everything, wanted)(list, default);
    }

    private void Serve(int count)
    {
        FakeServer server = _scene.Process.Server;
        string all = string.Join(
            ",",
            Enumerable.Range(0, count).Select(static i =>
                "{'descriptor':'aadsp.a#','displayName':'a#','originId':'o#'}".Replace("#", $"{i}"))
        );
        server.OnGet(
            "https://vssps.dev.azure.com/contoso/_apis/graph/serviceprincipals",
            _ => Answer.Json($"[{all}]".Replace('\'', '"'))
        );
        server.OnGet(
            "https://vssps.dev.azure.com/contoso/_apis/identities",
            static request => Answer.Json(
                "[null," + string.Join(
                    ",",
                    request.Query("subjectDescriptors")!.Split(',').Select(static descriptor =>
                        $$"""{"id":"id-{{descriptor.Substring(6)}}","subjectDescriptor":"{{descriptor}}"}""")) + "]")
        );
        for (int i = 0; i < count; i++)
        {
            server.OnGet(
                $"https://vsaex.dev.azure.com/contoso/_apis/serviceprincipalentitlements/id-a{i}",
                static _ => Answer.Json("""{"id":"x","accessLevel":{"accountLicenseType":"express","licenseDisplayName":"Basique"}}""")
            );
        }
    }
}
