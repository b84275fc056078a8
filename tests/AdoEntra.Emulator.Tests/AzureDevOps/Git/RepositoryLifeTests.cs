using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Git;

/// <summary>Repositories that are deleted and come back, forks, and imports.</summary>
public sealed class RepositoryLifeTests : EmulatorTests
{
    private const string Git = "MyOrg/SecretSauce/_apis/git/";
    private const string Repositories = Git + "repositories";
    private const string Bin = Git + "recycleBin/repositories";
    private const string Version = "?api-version=7.1";

    [Fact]
    public async Task Delete_Repository_CanBeRestoredWithAllThatWasInIt()
    {
        var before = await ReadAsync($"{Repositories}/api{Version}");
        var commits = await CommitsAsync("api");
        var id = before.Text("id");
        using var deleted = await CallAsync($"{Repositories}/{id}{Version}", HttpMethod.Delete);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await CallAsync($"{Repositories}/{id}{Version}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        var held = Assert.Single((await ReadAsync(Bin + Version)).GetProperty("value").EnumerateArray());
        Assert.Equal(
            (id, "api", "runbook-host"), (held.Text("id"), held.Text("name"), held.GetProperty("deletedBy").Text("displayName")));
        Assert.True(JsonElement.DeepEquals(await ReadAsync(Bin + Version), await ReadAsync($"{Git}deletedrepositories{Version}")));

        using var kept = await SendAsync(HttpMethod.Patch, $"{Bin}/{id}{Version}", """{"deleted":true}""");
        Assert.Equal(HttpStatusCode.BadRequest, kept.StatusCode);
        var restored = await (await SendAsync(HttpMethod.Patch, $"{Bin}/{id}{Version}", """{"deleted":false}""")).JsonAsync();
        Assert.True(JsonElement.DeepEquals(before, restored));
        Assert.Equal(commits, await CommitsAsync("api"));
        Assert.Equal(0, (await ReadAsync(Bin + Version)).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Restore_NameThatIsTakenByNow_IsAConflictUntilItIsFree()
    {
        var id = (await ReadAsync($"{Repositories}/api{Version}")).Text("id");
        using var deleted = await CallAsync($"{Repositories}/{id}{Version}", HttpMethod.Delete);
        using var taken = await SendAsync(HttpMethod.Post, Repositories + Version, """{"name":"API"}""");
        using var refused = await SendAsync(HttpMethod.Patch, $"{Bin}/{id}{Version}", """{"deleted":false}""");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Conflict), (taken.StatusCode, refused.StatusCode));

        using var purged = await CallAsync($"{Bin}/{id}{Version}", HttpMethod.Delete);
        using var late = await SendAsync(HttpMethod.Patch, $"{Bin}/{id}{Version}", """{"deleted":false}""");
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (purged.StatusCode, late.StatusCode));
    }

    [Theory]
    [InlineData("", 12)]
    [InlineData("&sourceRef=refs/heads/feature/ui", 1)]
    public async Task Post_Fork_HasTheParentsBranches(string parameter, int references)
    {
        var parent = await ReadAsync($"{Repositories}/api{Version}");
        var body = $$"""{"name":"mine","parentRepository":{"id":"{{parent.Text("id")}}","project":{"name":"SecretSauce"} } }""";
        var made = await (await SendAsync(HttpMethod.Post, Repositories + Version + parameter, body)).JsonAsync(HttpStatusCode.Created);

        Assert.True(made.GetProperty("isFork").GetBoolean());
        Assert.Equal("api", made.GetProperty("parentRepository").Text("name"));
        Assert.Equal(references, (await ReadAsync($"{Repositories}/mine/refs{Version}")).GetProperty("count").GetInt32());
        Assert.Equal(references == 1 ? "refs/heads/feature/ui" : "refs/heads/main", made.Text("defaultBranch"));
        var again = await ReadAsync($"{Repositories}/mine{Version}&includeParent=true");
        Assert.True(JsonElement.DeepEquals(made, again));
        Assert.False((await ReadAsync($"{Repositories}/mine{Version}")).TryGetProperty("parentRepository", out _));
        var organization = Emulator.State.FindOrganization("MyOrg")!.Id;
        var forks = await ReadAsync($"{Repositories}/api/forks/{organization}{Version}");
        Assert.Equal(["mine"], forks.Names());
        Assert.Equal(0, (await ReadAsync($"{Repositories}/api/forks/{Guid.Empty}{Version}")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Import_OfAnotherRepository_IsThereInTheEnd()
    {
        await NewAsync();
        var url = (await ReadAsync($"{Repositories}/api{Version}")).Text("remoteUrl");
        var made = await (await ImportAsync(url)).JsonAsync(HttpStatusCode.Created);
        var one = $"{Repositories}/imported/importRequests/{made.GetProperty("importRequestId")}{Version}";
        Assert.Equal(("queued", 0), (made.Text("status"), await CountAsync()));
        Assert.Equal(("inProgress", 0), ((await ReadAsync(one)).Text("status"), await CountAsync()));

        Assert.Equal(("completed", 12), ((await ReadAsync(one)).Text("status"), await CountAsync()));
        Assert.Equal("completed", (await ReadAsync(one)).Text("status"));
        Assert.Equal(await CommitsAsync("api"), await CommitsAsync("imported"));
        Assert.Equal("refs/heads/main", (await ReadAsync($"{Repositories}/imported{Version}")).Text("defaultBranch"));

        using var again = await ImportAsync(url);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
    }

    [Theory]
    [InlineData("https://dev.azure.com/MyOrg/SecretSauce/_git/none")]
    [InlineData("https://github.com/cook/sauce")]
    [InlineData("nonsense")]
    public async Task Import_OfWhatIsNotThere_FailsAndSaysWhy(string url)
    {
        await NewAsync();
        var made = await (await ImportAsync(url)).JsonAsync(HttpStatusCode.Created);
        var one = $"{Repositories}/imported/importRequests/{made.GetProperty("importRequestId")}{Version}";
        await ReadAsync(one);

        var failed = await ReadAsync(one);
        Assert.Equal("failed", failed.Text("status"));
        Assert.Contains(url, failed.GetProperty("detailedStatus").Text("errorMessage"), StringComparison.Ordinal);
        Assert.Equal("queued", (await (await SendAsync(HttpMethod.Patch, one, """{"status":"queued"}""")).JsonAsync()).Text("status"));
        using var abandoned = await SendAsync(HttpMethod.Patch, one, """{"status":"abandoned"}""");
        Assert.Equal("abandoned", (await abandoned.JsonAsync()).Text("status"));
        var list = $"{Repositories}/imported/importRequests{Version}";
        Assert.Equal(0, (await ReadAsync(list)).GetProperty("count").GetInt32());
        Assert.Equal(1, (await ReadAsync(list + "&includeAbandoned=true")).GetProperty("count").GetInt32());
    }

    [ProgramFact("git")]
    public async Task Fork_ByGit_IsClonedWithItsHistory()
    {
        var id = (await ReadAsync($"{Repositories}/api{Version}")).Text("id");
        var body = $$"""{"name":"mine","parentRepository":{"id":"{{id}}","project":{"name":"SecretSauce"} } }""";
        using var made = await SendAsync(HttpMethod.Post, Repositories + Version, body);
        using var git = GitClient.InNewFolder();
        var token = Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned).Value;

        var remote = Emulator.BaseUri + "MyOrg/SecretSauce/_git/mine";
        await git.RunAsync("-c", $"http.extraHeader=Authorization: bearer {token}", "clone", "--quiet", remote, ".");

        Assert.Equal((await CommitsAsync("api"))[0], await git.RunAsync("rev-parse", "HEAD"));
    }

    private async Task NewAsync()
    {
        using var made = await SendAsync(HttpMethod.Post, Repositories + Version, """{"name":"imported"}""");
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
    }

    private Task<HttpResponseMessage> ImportAsync(string url) => SendAsync(
        HttpMethod.Post, $"{Repositories}/imported/importRequests{Version}",
        JsonSerializer.Serialize(new { parameters = new { gitSource = new { url } } }));

    private async Task<int> CountAsync() =>
        (await ReadAsync($"{Repositories}/imported/refs{Version}")).GetProperty("count").GetInt32();

    private async Task<List<string>> CommitsAsync(string repository) =>
    [
        .. (await ReadAsync($"{Repositories}/{repository}/commits{Version}")).GetProperty("value").EnumerateArray()
            .Select(commit => commit.Text("commitId")),
    ];

    private async Task<JsonElement> ReadAsync(string target) => await (await CallAsync(target)).JsonAsync();
}
