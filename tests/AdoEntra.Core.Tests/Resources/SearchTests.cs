using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;

namespace AdoEntra.Core.Tests.Resources;

/// <summary>Finding by name: what is given out, what is reported, and how few requests that takes.</summary>
public sealed class SearchTests : IDisposable
{
    private const string Route = "_apis/git/repositories";
    private readonly ResourceScene _scene = new();

    public SearchTests()
    {
        _scene.Process.Server.OnGet(
            TestProcess.ProjectsAddress,
            static _ => Answer.Json("""[{"id":"p1","name":"Alpha"},{"id":"p2","name":"Beta"},{"id":"p3","name":"Gamma"}]""")
        );
        _scene.Process.Server.OnGet(TestProcess.ProjectsAddress + "/Alpha", static _ => Answer.Json("""{"id":"p1","name":"Alpha"}"""));
        _scene.Process.Server.OnGet(TestProcess.ProjectsAddress + "/Gone", static _ => Answer.Empty(404));
        _scene.Process.Server.OnGet(
            TestProcess.Organization + Route,
            static _ =>
                Answer.Json(
                    """[{"id":"r1","name":"api","project":{"id":"p1","name":"Alpha"}},{"id":"r2","name":"web","project":{"id":"p1","name":"Alpha"}},{"id":"r3","name":"api","project":{"id":"p2","name":"Beta"}}]"""
                )
        );
        _scene.Process.Server.OnGet(
            TestProcess.Organization + "Alpha/" + Route,
            static _ => Answer.Json("""[{"id":"r1","name":"api"},{"id":"r2","name":"web"}]""")
        );
        _scene.Process.Server.OnGet(
            TestProcess.Organization + "Alpha/" + Route + "/api",
            static _ => Answer.Json("""{"id":"r1","name":"api"}""")
        );
        _scene.Process.Server.OnGet(TestProcess.Organization + "Gone/" + Route, static _ => Answer.Empty(404));
    }

    public void Dispose() => _scene.Dispose();

    private static ListWork<AdoProject> Projects(string names) =>
        AdoProject.Listing.Read(NameFilter.Everything, NameFilter.Everything, ResourceScene.Names(names));

    private static ListWork<AdoRepository> Repositories(string projects, string names) =>
        AdoRepository.Listing.Read(ResourceScene.Names(projects), NameFilter.Everything, ResourceScene.Names(names));

    // Names (stars are wildcards), first, skip; the projects, the names that are reported, the number of requests.
    [Theory]
    [InlineData("", 100, 0, "Alpha Beta Gamma", "", 1)]
    [InlineData("*a", 100, 0, "Alpha Beta Gamma", "", 1)]
    [InlineData("b*", 100, 0, "Beta", "", 1)]
    [InlineData("x*", 100, 0, "", "", 1)]
    [InlineData("b* alpha p3", 100, 0, "Alpha Beta Gamma", "", 1)]
    [InlineData("b* Missing", 100, 0, "Beta", "Missing", 1)]
    [InlineData("Alpha", 100, 0, "Alpha", "", 1)]
    [InlineData("Gone Alpha", 100, 0, "Alpha", "project 'Gone'", 2)]
    [InlineData("", 2, 0, "Alpha Beta", "", 1)]
    [InlineData("", 1, 1, "Beta", "", 1)]
    [InlineData("", 100, 5, "", "", 1)]
    [InlineData("", 0, 0, "", "", 0)]
    [InlineData("b* Missing", 1, 0, "Beta", "", 1)]
    public async Task AddProjects_Names_FindThem(string names, int first, int skip, string found, string reported, int requests)
    {
        ItemList<AdoProject> list = await _scene.ListAsync<AdoProject>(first, skip);

        await Projects(names)(list, default);

        Assert.Equal(found, string.Join(" ", _scene.Texts));
        Assert.Equal(reported, string.Join(" ", _scene.Reported));
        Assert.Equal(requests, _scene.Process.Server.Requests.Count);
    }

    // Names, projects, the connection's project; the repositories by id, the reports, the requests.
    [Theory]
    [InlineData("", "", null, "r1 r2 r3", "", Route)]
    [InlineData("api", "", null, "r1 r3", "", Route)]
    [InlineData("API", "*", null, "r1 r3", "", Route)]
    [InlineData("", "b*", null, "r3", "", Route)]
    [InlineData("r2", "a*", null, "r2", "", Route)]
    [InlineData("", "Alpha", null, "r1 r2", "", "Alpha/" + Route)]
    [InlineData("", "", "Alpha", "r1 r2", "", "Alpha/" + Route)]
    [InlineData("w*", "Alpha", null, "r2", "", "Alpha/" + Route)]
    [InlineData("api", "Alpha", null, "r1", "", "Alpha/" + Route + "/api")]
    [InlineData("api", "", "Alpha", "r1", "", "Alpha/" + Route + "/api")]
    [InlineData("", "*", "Alpha", "r1 r2 r3", "", Route)]
    [InlineData("nope a*", "", null, "r1 r3", "nope", Route)]
    [InlineData("nope a*", "Alpha", null, "r1", "nope", "Alpha/" + Route)]
    [InlineData("", "Gone Alpha", null, "r1 r2", "the repositories of project 'Gone'", "Gone/" + Route + " Alpha/" + Route)]
    public async Task AddRepositories_NamesAndProjects_FindThem(
        string names,
        string projects,
        string? own,
        string found,
        string reported,
        string requests
    )
    {
        ItemList<AdoRepository> list = await _scene.ListAsync<AdoRepository>(100, 0, own);

        await Repositories(projects, names)(list, default);

        Assert.Equal(found, string.Join(" ", _scene.Texts));
        Assert.Equal(reported, string.Join(" ", _scene.Reported));
        Assert.Equal(
            requests,
            string.Join(" ", _scene.Requests.Select(static request => request.Split('?')[0]))
        );
    }

    [Fact]
    public async Task AddList_TokenIsRefused_EndsIt()
    {
        _scene.Process.Server.OnGet(TestProcess.ProjectsAddress, static _ => Answer.Empty(401));
        ItemList<AdoProject> list = await _scene.ListAsync<AdoProject>(100, 0);

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => Projects("")(list, default));

        Assert.Equal(ErrorIds.NotSignedIn, failure.ErrorId);
        Assert.Empty(_scene.Reported);
    }

    [Fact]
    public async Task AddList_Enough_StopsReading()
    {
        var body = new ChunkedBody("[" + Pages.Project(1), "," + Pages.Project(2), "]");
        _scene.Process.Server.OnGet(TestProcess.ProjectsAddress, _ => Answer.Body(body).With("x-ms-continuationtoken", "next"));
        ItemList<AdoProject> list = await _scene.ListAsync<AdoProject>(1, 0);

        await Projects("")(list, default);

        Assert.Equal("Project 1", Assert.Single(_scene.Texts));
        Assert.Equal(1, body.Reads);
        Assert.True(body.IsClosed);
        Assert.Single(_scene.Process.Server.Requests);
    }

    // Where an object comes from goes with it, and is no part of what is sent.
    [Theory]
    [InlineData("api", "")]
    [InlineData("api", "Alpha")]
    public async Task AddRepositories_Items_KnowWhoReadThem(string names, string projects)
    {
        ItemList<AdoRepository> list = await _scene.ListAsync<AdoRepository>(1, 0);

        await Repositories(projects, names)(list, default);

        var repository = (AdoRepository)Assert.Single(_scene.Items)!;
        Assert.Same(list.Connection, repository.Connection);
        Assert.Equal("contoso", repository.Organization);
        Assert.Equal(("r1", "api"), (repository.Id, repository.RepositoryName));
        if (repository.Project is { } project)
        {
            Assert.Equal(("Alpha", "contoso"), (repository.ProjectName, project.Organization));
            Assert.Same(list.Connection, project.Connection);
        }

        Assert.Empty(repository.AdditionalProperties);
        Assert.DoesNotContain("contoso", TestJson.Write(repository));
    }
}
