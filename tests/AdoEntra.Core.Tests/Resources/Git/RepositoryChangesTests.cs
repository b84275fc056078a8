using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;

namespace AdoEntra.Core.Tests.Resources.Git;

/// <summary>What is sent to create and to change repositories, and what cannot be.</summary>
public sealed class RepositoryChangesTests : IDisposable
{
    private const string Id = "7d1cfb4c-5b4b-4f0a-9f57-0c0f3f6a4c11";
    private const string Repositories = TestProcess.Organization + "Alpha/_apis/git/repositories";

    private readonly ResourceScene _scene = new();
    private readonly List<string?> _sent = [];

    public RepositoryChangesTests()
    {
        _scene.Process.Server.OnGet(Repositories + "/api", static _ => Answer.Json($$"""{"id":"{{Id}}","name":"api"}"""));
        _scene.Process.Server.On(HttpMethod.Post, Repositories, Kept);
        _scene.Process.Server.On(new HttpMethod("PATCH"), TestProcess.Organization + "_apis/git/repositories/" + Id, Kept);
        string repository = TestProcess.Organization + "_apis/git/repositories/" + Id;
        _scene.Process.Server.On(HttpMethod.Delete, repository, static _ => Answer.Empty(204));
    }

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Create_Fork_NamesItsParentById()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        await client.CreateRepositoryAsync(null, "fork", new("Alpha", "api"), "main", default);

        Assert.Equal($$$"""{"name":"fork","parentRepository":{"id":"{{{Id}}}"}}""", Assert.Single(_sent));
        Assert.Equal("Alpha/_apis/git/repositories?sourceRef=refs/heads/main", _scene.Requests[_scene.Requests.Count - 1]);
    }

    [Fact]
    public async Task Create_WithoutAProject_SaysWhatIsMissing()
    {
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(
            () => client.CreateRepositoryAsync(null, "new", null, null, default)
        );

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("no default project", failure.Message);
    }

    // What is not given is not sent: a change of the name must not enable a disabled repository.
    [Theory]
    [InlineData("web", null, null, """{"name":"web"}""", "rename to 'web'")]
    [InlineData(null, "refs/heads/main", null, """{"defaultBranch":"refs/heads/main"}""", "default branch 'main'")]
    [InlineData(null, null, false, """{"isDisabled":false}""", "enable")]
    [InlineData("web", null, true, """{"name":"web","isDisabled":true}""", "rename to 'web', disable")]
    public async Task Update_SendsWhatIsGiven(string? name, string? branch, bool? disabled, string body, string words)
    {
        ResourceClient client = await _scene.ClientAsync();
        RepositorySettings settings = new() { Name = name, DefaultBranch = branch, IsDisabled = disabled };

        await client.UpdateRepositoryAsync(new("Alpha", "api"), settings, default);

        Assert.Equal(body, Assert.Single(_sent));
        Assert.Equal(words, settings.ToString());
        Assert.False(settings.IsEmpty);
    }

    [Theory]
    [InlineData("api", 2)]
    [InlineData(Id, 1)]
    public async Task Delete_ById_NeedsNoOtherRequest(string repository, int requests)
    {
        ResourceClient client = await _scene.ClientAsync();

        await client.DeleteRepositoryAsync(new("Alpha", repository), default);

        Assert.Equal(requests, _scene.Requests.Count);
    }

    [Theory]
    [InlineData("old", "x1", ErrorIds.InvalidRequest, "x1")]
    [InlineData("gone", "x1", ErrorIds.NotFound, "has no repository 'gone'")]
    public async Task Restore_NoneOrSeveral_IsAnError(string name, string id, string errorId, string message)
    {
        _scene.Process.Server.OnGet(
            TestProcess.Organization + "Alpha/_apis/git/recycleBin/repositories",
            _ => Answer.Json($$"""[{"id":"{{id}}","name":"old"},{"id":"x2","name":"Old"}]""")
        );
        ResourceClient client = await _scene.ClientAsync("Alpha");

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => client.RestoreRepositoryAsync(null, name, default));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Contains(message, failure.Message);
    }

    private HttpResponseMessage Kept(RecordedRequest request)
    {
        _sent.Add(request.Body);
        return Answer.Json($$"""{"id":"{{Id}}","name":"api"}""");
    }
}
