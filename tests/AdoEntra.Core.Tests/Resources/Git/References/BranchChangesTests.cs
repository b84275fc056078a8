using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.References;

namespace AdoEntra.Core.Tests.Resources.Git.References;

/// <summary>Creating a branch: from what, with which requests, and what the service's refusals in a 200 become.</summary>
public sealed class BranchChangesTests : IDisposable
{
    private const string Refs = TestProcess.Organization + "Alpha/_apis/git/repositories/api/refs";
    private const string MainCommit = "1111111111111111111111111111111111111111";
    private const string TagObject = "2222222222222222222222222222222222222222";
    private const string TaggedCommit = "3333333333333333333333333333333333333333";
    private static readonly RepositoryPlace s_place = new("Alpha", "api");

    private readonly ResourceScene _scene = new();
    private readonly Dictionary<string, string> _there = new(StringComparer.Ordinal)
    {
        ["refs/heads/main"] = Ref("refs/heads/main", MainCommit),
        ["refs/heads/main-2"] = Ref("refs/heads/main-2", MainCommit),
        ["refs/tags/v1"] = $$"""{"name":"refs/tags/v1","objectId":"{{TagObject}}","peeledObjectId":"{{TaggedCommit}}"}""",
        ["refs/heads/both"] = Ref("refs/heads/both", MainCommit),
        ["refs/tags/both"] = Ref("refs/tags/both", TaggedCommit),
    };

    private string? _posted;
    private string _result = """{"success":true,"updateStatus":"succeeded"}""";

    public BranchChangesTests()
    {
        _scene.Process.Server.OnGet(
            Refs,
            request =>
            {
                var found = _there.Where(one => one.Key.StartsWith("refs/" + request.Query("filter"), StringComparison.Ordinal));
                return Answer.Json($"[{string.Join(",", found.Select(static one => one.Value))}]");
            }
        );
        _scene.Process.Server.On(
            HttpMethod.Post,
            Refs,
            request =>
            {
                _posted = request.Body;
                if (_result.Contains("true")) _there["refs/heads/topic"] = Ref("refs/heads/topic", MainCommit);
                return Answer.Json($"[{_result}]");
            }
        );
        _scene.Process.Server.OnGet(
            TestProcess.Organization + "Alpha/_apis/git/repositories/api",
            static _ => Answer.Json("""{"id":"r1","name":"api","defaultBranch":"refs/heads/main"}""")
        );
    }

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("topic", "main", MainCommit)]
    [InlineData("refs/heads/topic", "refs/heads/main", MainCommit)]
    [InlineData("topic", "v1", TaggedCommit)]
    [InlineData("topic", "refs/tags/v1", TaggedCommit)]
    [InlineData("topic", TaggedCommit, TaggedCommit)]
    [InlineData("topic", null, MainCommit)]
    [InlineData("topic", "refs/tags/both", TaggedCommit)]
    public async Task Create_Source_BecomesItsCommit(string name, string? source, string commit)
    {
        ResourceClient client = await _scene.ClientAsync();

        AdoBranch branch = await client.CreateBranchAsync(s_place, name, source, default);

        Assert.Equal(
            $$"""[{"name":"refs/heads/topic","oldObjectId":"{{new string('0', 40)}}","newObjectId":"{{commit}}"}]""",
            _posted
        );
        Assert.Equal(("topic", "Alpha", "api"), (branch.BranchName, branch.ProjectName, branch.RepositoryName));
        Assert.Same(client.Connection, branch.Connection);
    }

    [Theory]
    [InlineData("gone", ErrorIds.NotFound, "branch or tag 'gone'")]
    [InlineData("mai", ErrorIds.NotFound, "branch or tag 'mai'")]
    [InlineData("both", ErrorIds.InvalidRequest, "Both a branch and a tag")]
    public async Task Create_SourceThatIsNotOne_SendsNothing(string source, string id, string message)
    {
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => client.CreateBranchAsync(s_place, "topic", source, default));

        Assert.Equal(id, failure.ErrorId);
        Assert.Contains(message, failure.Message);
        Assert.Null(_posted);
    }

    [Theory]
    [InlineData("staleOldObjectId", ErrorIds.Conflict)]
    [InlineData("refNameConflict", ErrorIds.Conflict)]
    [InlineData("locked", ErrorIds.Conflict)]
    [InlineData("rejectedByPolicy", ErrorIds.Conflict)]
    [InlineData("rejectedByPlugin", ErrorIds.Conflict)]
    [InlineData("invalidRefName", ErrorIds.InvalidRequest)]
    [InlineData("unresolvableToCommit", ErrorIds.InvalidRequest)]
    [InlineData("createBranchPermissionRequired", ErrorIds.NotPermitted)]
    [InlineData("writePermissionRequired", ErrorIds.NotPermitted)]
    [InlineData("forcePushRequired", ErrorIds.NotPermitted)]
    [InlineData("somethingNew", ErrorIds.Conflict)]
    public async Task Create_RefusedInA200_IsAnError(string status, string id)
    {
        _result = $$"""{"success":false,"updateStatus":"{{status}}","customMessage":"Its own words.","name":"refs/heads/topic"}""";
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => client.CreateBranchAsync(s_place, "topic", "main", default));

        Assert.Equal((id, status, "topic"), (failure.ErrorId, failure.ServiceCode, failure.Target));
        Assert.Contains("The branch 'topic' was not created in repository 'api' of project 'Alpha'", failure.Message);
        Assert.Contains("Its own words.", failure.Message);
    }

    [Fact]
    public async Task Create_EmptyRepository_SaysSo()
    {
        _scene.Process.Server.OnGet(
            TestProcess.Organization + "Alpha/_apis/git/repositories/api",
            static _ => Answer.Json("""{"id":"r1","name":"api"}""")
        );
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => client.CreateBranchAsync(s_place, "topic", null, default));

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("is empty", failure.Message);
    }

    [Fact]
    public async Task Create_ReferenceToATag_IsNoBranch()
    {
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(
            () => client.CreateBranchAsync(s_place, "refs/tags/v2", "main", default)
        );

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Empty(_scene.Requests);
    }

    private static string Ref(string name, string commit) => $$"""{"name":"{{name}}","objectId":"{{commit}}"}""";
}
