using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;

namespace AdoEntra.Core.Tests.Resources.Git;

/// <summary>Repositories that are filled from others: what is sent, how long it is waited, and what a failure says.</summary>
public sealed class RepositoryImportTests : IDisposable
{
    private const string Id = "7d1cfb4c-5b4b-4f0a-9f57-0c0f3f6a4c11";
    private const string Repositories = TestProcess.Organization + "Alpha/_apis/git/repositories";
    private const string Imports = Repositories + "/" + Id + "/importRequests";
    private const string Source = "https://github.com/git/git";

    private readonly ResourceScene _scene = new();
    private readonly Queue<string> _states = new();
    private string? _sent;

    public RepositoryImportTests()
    {
        _scene.Process.Server.On(HttpMethod.Post, Repositories, static _ => Answer.Json($$"""{"id":"{{Id}}","name":"copy"}"""));
        _scene.Process.Server.OnGet(
            Repositories + "/" + Id, static _ => Answer.Json($$"""{"id":"{{Id}}","name":"copy","defaultBranch":"refs/heads/main"}"""));
        _scene.Process.Server.On(
            HttpMethod.Post,
            Imports,
            request =>
            {
                _sent = request.Body;
                return Answer.Json("""{"importRequestId":7,"status":"queued"}""");
            }
        );
        _scene.Process.Server.OnGet(Imports + "/7", _ => Answer.Json(_states.Count > 1 ? _states.Dequeue() : _states.Peek()));
    }

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Import_IsWaitedFor_AndSaysHowFarItIs()
    {
        _states.Enqueue("""{"importRequestId":7,"status":"inProgress","detailedStatus":{"currentStep":1,"allSteps":["One","Two"]}}""");
        _states.Enqueue("""{"importRequestId":7,"status":"completed","detailedStatus":{"currentStep":2,"allSteps":["One","Two"]}}""");
        ResourceClient client = await _scene.CommandAsync(TimeSpan.FromSeconds(60), "Alpha");

        AdoRepository made = await client.ImportRepositoryAsync(null, "copy", ImportSource.Of(Source, null), default);

        Assert.Equal("main", made.DefaultBranchName);
        Assert.Equal($$$$"""{"parameters":{"gitSource":{"url":"{{{{Source}}}}"}}}""", _sent);
        Assert.Contains(_scene.Trace.Waits, static wait => wait.Why.Contains("(Two)") && wait.Why.Contains("Ctrl+C ends the wait"));
    }

    [Fact]
    public async Task Import_ByAServiceConnection_NamesIt()
    {
        _states.Enqueue("""{"importRequestId":7,"status":"completed"}""");
        ResourceClient client = await _scene.CommandAsync(TimeSpan.FromSeconds(60), "Alpha");

        await client.ImportRepositoryAsync(null, "copy", ImportSource.Of(Source, Id), default);

        Assert.Equal($$$"""{"parameters":{"gitSource":{"url":"{{{Source}}}"},"serviceEndpointId":"{{{Id}}}"}}""", _sent);
    }

    [Fact]
    public async Task Import_ThatFails_SaysWhy_AndWhatRemains()
    {
        _states.Enqueue("""{"importRequestId":7,"status":"failed","detailedStatus":{"errorMessage":"TF402480: No access."}}""");
        ResourceClient client = await _scene.CommandAsync(TimeSpan.FromSeconds(60), "Alpha");

        var failure = await Assert.ThrowsAsync<AdoServiceException>(
            () => client.ImportRepositoryAsync(null, "copy", ImportSource.Of(Source, null), default));

        Assert.Equal(ErrorIds.Conflict, failure.ErrorId);
        Assert.Contains("TF402480: No access. The empty repository remains.", failure.Message);
        Assert.Contains("Remove-AdoRepository 'copy' -Project 'Alpha'", failure.RecommendedAction);
    }

    [Fact]
    public async Task Import_ThatIsRefused_SaysWhatRemains()
    {
        _scene.Process.Server.On(
            HttpMethod.Post, Imports, static _ => Answer.Json("""{"message":"TF402477: Not possible."}""", 400));
        ResourceClient client = await _scene.CommandAsync(TimeSpan.FromSeconds(60), "Alpha");

        var failure = await Assert.ThrowsAsync<AdoServiceException>(
            () => client.ImportRepositoryAsync(null, "copy", ImportSource.Of(Source, null), default));

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("TF402477: Not possible. The empty repository remains.", failure.Message);
    }

    [Fact]
    public async Task Import_ThatTakesTooLong_GoesOnWithoutTheCommand()
    {
        _states.Enqueue("""{"importRequestId":7,"status":"inProgress"}""");
        ResourceClient client = await _scene.CommandAsync(TimeSpan.FromSeconds(60), "Alpha");

        var failure = await Assert.ThrowsAsync<AdoServiceException>(
            () => client.ImportRepositoryAsync(null, "copy", ImportSource.Of(Source, null), default));

        Assert.Equal(ErrorIds.TimedOut, failure.ErrorId);
        Assert.Contains("Azure DevOps goes on with it", failure.Message);
    }

    [Theory]
    [InlineData("https://contoso@dev.azure.com/contoso/Alpha/_git/api", "https://dev.azure.com/contoso/Alpha/_git/api")]
    [InlineData(Source, Source)]
    public void Source_OfAnAddress_HasNoUser(string given, string expected) => Assert.Equal(expected, ImportSource.Of(given, null).Url);

    [Theory]
    [InlineData("https://me:secret@github.com/git/git")]
    [InlineData("https://secret@github.com/git/git")]
    [InlineData("git@github.com:git/git")]
    [InlineData("ssh://github.com/git/git")]
    [InlineData("/secret/place")]
    public void Source_OfAnotherAddress_IsRefusedAndNotShown(string given)
    {
        var failure = Assert.Throws<AdoServiceException>(() => ImportSource.Of(given, null));
        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.DoesNotContain("secret", failure.Message);
    }
}
