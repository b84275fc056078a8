using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;

namespace AdoEntra.Core.Tests.Resources.Identities;

/// <summary>The lists of the graph: as many pages as the service likes, each with the token of the next in a header of any case.</summary>
public sealed class GraphListTests : IDisposable
{
    private readonly ResourceScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("users", 100, 3)]
    [InlineData("users", 3, 2)]
    [InlineData("groups", 100, 3)]
    [InlineData("serviceprincipals", 100, 3)]
    public async Task List_Pages_AreReadAsFarAsTheyAreWanted(string resource, int first, int requests)
    {
        Serve(resource);

        await ReadAsync(resource, first);

        Assert.Equal(Math.Min(first, 6), _scene.Items.Count);
        Assert.Equal(_scene.Items.Count, _scene.Texts.Distinct().Count());
        Assert.InRange(_scene.Calls.Count, requests, Math.Min(requests + 1, 3));
    }

    [Theory]
    [InlineData("""[Alpha]\\Readers""", "vstfs:///Classification/TeamProject/p1", "Alpha")]
    [InlineData("""[a]b]\\Readers""", "vstfs:///Classification/TeamProject/p1", "a]b")]
    [InlineData("""[contoso]\\Readers""", "vstfs:///Framework/IdentityDomain/o1", null)]
    [InlineData("Readers", "vstfs:///Classification/TeamProject/p1", null)]
    public async Task Group_Project_IsThatOfItsDomain(string principalName, string domain, string? project)
    {
        _scene.Process.Server.OnGet(
            "https://vssps.dev.azure.com/contoso/_apis/graph/groups",
            _ => Answer.Json($$"""[{"descriptor":"vssgp.a","principalName":"{{principalName}}","domain":"{{domain}}"}]""")
        );

        await ReadAsync("groups", 100);

        Assert.Equal(project, Assert.IsType<AdoGroup>(Assert.Single(_scene.Items)).ProjectName);
    }

    private async Task ReadAsync(string resource, int first)
    {
        if (resource == "users") await AddAsync(AdoUser.List(), first);
        else if (resource == "groups") await AddAsync(AdoGroup.List(), first);
        else await AddAsync(AdoServicePrincipal.List(), first);
    }

    private async Task AddAsync<T>(ServiceRequest<T> request, int first) =>
        await (await _scene.ListAsync<T>(first)).AddListAsync(request, null, default);

    private void Serve(string resource) => _scene.Process.Server.OnGet(
        $"https://vssps.dev.azure.com/contoso/_apis/graph/{resource}",
        static request =>
        {
            int page = int.Parse(request.Query("continuationToken") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
            HttpResponseMessage response = Answer.Json(
                $$"""[{"descriptor":"x.{{page}}a","displayName":"{{page}}a"},{"descriptor":"x.{{page}}b","displayName":"{{page}}b"}]"""
            );
            return page < 2 ? response.With("X-MS-ContinuationToken", $"{page + 1}") : response;
        }
    );
}
