using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Core.Tests.Resources;

/// <summary>Finding by name: what is given out, what is reported, and how few requests that takes.</summary>
public sealed class SearchTests : IDisposable
{
    private const string Repositories = "_apis/git/repositories";
    private readonly TestProcess _process = new();
    private readonly Sink _sink = new();

    public SearchTests()
    {
        _process.Server.OnGet(
            TestProcess.ProjectsAddress,
            static _ => Answer.Json("""[{"id":"p1","name":"Alpha"},{"id":"p2","name":"Beta"},{"id":"p3","name":"Gamma"}]""")
        );
        _process.Server.OnGet(TestProcess.ProjectsAddress + "/Alpha", static _ => Answer.Json("""{"id":"p1","name":"Alpha"}"""));
        _process.Server.OnGet(TestProcess.ProjectsAddress + "/Gone", static _ => Answer.Empty(404));
        _process.Server.OnGet(
            TestProcess.Organization + Repositories,
            static _ =>
                Answer.Json(
                    """[{"id":"r1","name":"api","project":{"id":"p1","name":"Alpha"}},{"id":"r2","name":"web","project":{"id":"p1","name":"Alpha"}},{"id":"r3","name":"api","project":{"id":"p2","name":"Beta"}}]"""
                )
        );
        _process.Server.OnGet(
            TestProcess.Organization + "Alpha/" + Repositories,
            static _ => Answer.Json("""[{"id":"r1","name":"api"},{"id":"r2","name":"web"}]""")
        );
        _process.Server.OnGet(
            TestProcess.Organization + "Alpha/" + Repositories + "/api",
            static _ => Answer.Json("""{"id":"r1","name":"api"}""")
        );
        _process.Server.OnGet(TestProcess.Organization + "Gone/" + Repositories, static _ => Answer.Empty(404));
    }

    public void Dispose() => _process.Dispose();

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
        ItemList<AdoProject> list = await ListAsync<AdoProject>(first, skip);

        await list.AddProjectsAsync(Filter(names), default);

        Assert.Equal(found, string.Join(" ", _sink.Items));
        Assert.Equal(reported, string.Join(" ", _sink.Reported));
        Assert.Equal(requests, _process.Server.Requests.Count);
    }

    // Names, projects, the connection's project; the repositories by id, the reports, the requests.
    [Theory]
    [InlineData("", "", null, "r1 r2 r3", "", Repositories)]
    [InlineData("api", "", null, "r1 r3", "", Repositories)]
    [InlineData("API", "*", null, "r1 r3", "", Repositories)]
    [InlineData("", "b*", null, "r3", "", Repositories)]
    [InlineData("r2", "a*", null, "r2", "", Repositories)]
    [InlineData("", "Alpha", null, "r1 r2", "", "Alpha/" + Repositories)]
    [InlineData("", "", "Alpha", "r1 r2", "", "Alpha/" + Repositories)]
    [InlineData("w*", "Alpha", null, "r2", "", "Alpha/" + Repositories)]
    [InlineData("api", "Alpha", null, "r1", "", "Alpha/" + Repositories + "/api")]
    [InlineData("api", "", "Alpha", "r1", "", "Alpha/" + Repositories + "/api")]
    [InlineData("", "*", "Alpha", "r1 r2 r3", "", Repositories)]
    [InlineData("nope a*", "", null, "r1 r3", "nope", Repositories)]
    [InlineData("nope a*", "Alpha", null, "r1", "nope", "Alpha/" + Repositories)]
    [InlineData("", "Gone Alpha", null, "r1 r2", "the repositories of project 'Gone'", "Gone/" + Repositories + " Alpha/" + Repositories)]
    public async Task AddRepositories_NamesAndProjects_FindThem(
        string names,
        string projects,
        string? own,
        string found,
        string reported,
        string requests
    )
    {
        ItemList<AdoRepository> list = await ListAsync<AdoRepository>(100, 0, own);

        await list.AddRepositoriesAsync(Filter(names), Filter(projects), default);

        Assert.Equal(found, string.Join(" ", _sink.Items));
        Assert.Equal(reported, string.Join(" ", _sink.Reported));
        Assert.Equal(
            requests,
            string.Join(" ", _process.Server.Requests.Select(static request => request.Uri.AbsolutePath.Substring("/contoso/".Length)))
        );
    }

    [Fact]
    public async Task AddList_TokenIsRefused_EndsIt()
    {
        _process.Server.OnGet(TestProcess.ProjectsAddress, static _ => Answer.Empty(401));
        ItemList<AdoProject> list = await ListAsync<AdoProject>(100, 0);

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => list.AddProjectsAsync(Filter(""), default));

        Assert.Equal(ErrorIds.NotSignedIn, failure.ErrorId);
        Assert.Empty(_sink.Reported);
    }

    [Fact]
    public async Task AddList_Enough_StopsReading()
    {
        var body = new ChunkedBody("[" + Pages.Project(1), "," + Pages.Project(2), "]");
        _process.Server.OnGet(TestProcess.ProjectsAddress, _ => Answer.Body(body).With("x-ms-continuationtoken", "next"));
        ItemList<AdoProject> list = await ListAsync<AdoProject>(1, 0);

        await list.AddProjectsAsync(Filter(""), default);

        Assert.Equal("Project 1", Assert.Single(_sink.Items));
        Assert.Equal(1, body.Reads);
        Assert.True(body.IsClosed);
        Assert.Single(_process.Server.Requests);
    }

    // Where an object comes from goes with it, and is no part of what is sent.
    [Theory]
    [InlineData("api", "")]
    [InlineData("api", "Alpha")]
    public async Task AddRepositories_Items_KnowWhoReadThem(string names, string projects)
    {
        ItemList<AdoRepository> list = await ListAsync<AdoRepository>(1, 0);

        await list.AddRepositoriesAsync(Filter(names), Filter(projects), default);

        var repository = (AdoRepository)Assert.Single(_sink.Objects)!;
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

    private static NameFilter Filter(string names) => new(names.Split([' '], StringSplitOptions.RemoveEmptyEntries), new Stars());

    private async Task<ItemList<T>> ListAsync<T>(int first, int skip, string? project = null)
    {
        AdoConnection connection = await _process.ConnectAsync(
            new ConnectRequest(_process.SignIn)
            {
                Organization = "contoso",
                Project = project,
                SkipVerification = true,
            }
        );
        return new ItemList<T>(
            _process.Product.Client,
            connection,
            RequestContext.Silent,
            new ItemWindow<T>(new SinkOf<T>(_sink), (ulong)first, (ulong)skip)
        );
    }

    private sealed class Sink
    {
        public List<string> Items { get; } = [];

        public List<object?> Objects { get; } = [];

        public List<string> Reported { get; } = [];
    }

    private sealed class SinkOf<T>(Sink sink) : IItemSink<T>
    {
        public bool IsSatisfied => false;

        public ValueTask WriteAsync(IReadOnlyList<T> items)
        {
            sink.Objects.AddRange(items.Cast<object?>());
            sink.Items.AddRange(items.Select(static item => item is AdoRepository repository ? repository.Id! : item!.ToString()!));
            return default;
        }

        public ValueTask ReportAsync(AdoServiceException failure)
        {
            Assert.Equal(ErrorIds.NotFound, failure.ErrorId);
            sink.Reported.Add(failure.Target!);
            return default;
        }
    }

    // Enough of a shell: a star at the end or the beginning.
    private sealed class Stars : IWildcardSyntax
    {
        public bool HasWildcards(string name) => name.Contains('*');

        public string Unescape(string name) => name;

        public Func<string, bool> Compile(string name) =>
            text =>
                name.EndsWith("*", StringComparison.Ordinal)
                    ? text.StartsWith(name.TrimEnd('*'), StringComparison.OrdinalIgnoreCase)
                    : text.EndsWith(name.TrimStart('*'), StringComparison.OrdinalIgnoreCase);
    }
}
