using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;

namespace AdoEntra.Core.Tests.Resources.Git;

/// <summary>Which repositories are meant, and what it costs to find out.</summary>
public sealed class RepositoryPlaceTests : IDisposable
{
    private const string Id = "7d1cfb4c-5b4b-4f0a-9f57-0c0f3f6a4c11";

    private readonly ResourceScene _scene = new();

    public RepositoryPlaceTests() => _scene.Process.Server.OnGet(
        TestProcess.Organization + "_apis/git/repositories",
        static _ => Answer.Json(
            """
            [{"id":"r1","name":"api","project":{"id":"p1","name":"Alpha"}},{"id":"r2","name":"web","project":{"id":"p1","name":"Alpha"}},
            {"id":"r3","name":"api","project":{"id":"p2","name":"Beta"}}]
            """)
    );

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("Alpha", "api", null, "Alpha/api", 0)]
    [InlineData(null, "api", "Beta", "Beta/api", 0)]
    [InlineData("Alpha", "api", "Beta", "Alpha/api", 0)]
    [InlineData(null, Id, null, "/" + Id, 0)]
    [InlineData(null, "WEB", null, "Alpha/WEB", 1)]
    public async Task FindOne_NameAndProject_IsThere(string? project, string repository, string? own, string place, int requests)
    {
        ResourceClient client = await _scene.ClientAsync(own);

        RepositoryPlace found = await client.FindRepositoryAsync(project, repository, default);

        Assert.Equal(place, $"{found.Project}/{found.Repository}");
        Assert.Equal(requests, _scene.Requests.Count);
    }

    [Theory]
    [InlineData("gone", ErrorIds.NotFound, "'gone' does not exist in the organization 'contoso'")]
    [InlineData("api", ErrorIds.InvalidRequest, "Alpha, Beta")]
    public async Task FindOne_NoneOrSeveral_IsAnError(string repository, string id, string message)
    {
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => client.FindRepositoryAsync(null, repository, default));

        Assert.Equal(id, failure.ErrorId);
        Assert.Contains(message, failure.Message);
    }

    [Theory]
    [InlineData("Alpha", "api web", "Alpha/api Alpha/web", 0)]
    [InlineData("Alpha Beta", "api", "Alpha/api Beta/api", 0)]
    [InlineData("", Id, "/" + Id, 0)]
    [InlineData("", "api", "Alpha/api Beta/api", 1)]
    [InlineData("*", "w*", "Alpha/web", 1)]
    [InlineData("b*", "", "Beta/api", 1)]
    public async Task FindAll_NamesAndProjects_AreThere(string projects, string repositories, string places, int requests)
    {
        ItemList<AdoBranch> list = await _scene.ListAsync<AdoBranch>();

        IReadOnlyList<RepositoryPlace> found = await list.FindRepositoriesAsync(
            ResourceScene.Names(projects),
            ResourceScene.Names(repositories),
            default
        );

        Assert.Equal(places, string.Join(" ", found.Select(static place => $"{place.Project}/{place.Repository}")));
        Assert.Equal(requests, _scene.Requests.Count);
    }
}
