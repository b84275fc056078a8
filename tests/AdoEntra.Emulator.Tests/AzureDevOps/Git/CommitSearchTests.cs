using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Git;

/// <summary>Commits by criteria, in a query and in a body. The 120 of main are an hour apart, the last one of 17:30 on 1 March.</summary>
public sealed class CommitSearchTests : EmulatorTests
{
    private const string Root = "MyOrg/SecretSauce/_apis/git/repositories/api/";
    private const string Version = "?api-version=7.1";

    [Theory]
    [InlineData("", "", 120)]
    [InlineData("author=bela", """{"author":"bela"}""", 18)]
    [InlineData("user=bela", """{"user":"bela"}""", 18)]
    [InlineData("fromDate=2026-03-01T15:30:00Z", """{"fromDate":"2026-03-01T15:30:00Z"}""", 3)]
    [InlineData("fromDate=2026-03-01T15:00&toDate=3/1/2026 5:00 PM", """{"fromDate":"2026-03-01T15:00","toDate":"3/1/2026 5:00 PM"}""", 2)]
    [InlineData("itemPath=/README.md", """{"itemPath":"/README.md"}""", 1)]
    [InlineData("itemPath=src", """{"itemPath":"src"}""", 120)]
    [InlineData("itemPath=/none", """{"itemPath":"/none"}""", 0)]
    [InlineData("itemVersion.version=v1.0&itemVersion.versionType=tag", """{"itemVersion":{"version":"v1.0","versionType":"tag"}}""", 31)]
    [InlineData(
        "itemVersion.version=main&compareVersion.version=feature/ui",
        """{"itemVersion":{"version":"main"},"compareVersion":{"version":"feature/ui"}}""", 1)]
    [InlineData(
        "itemVersion.version=feature/ui&historyMode=firstParent",
        """{"itemVersion":{"version":"feature/ui"},"historyMode":1}""", 107)]
    [InlineData("fromCommitId={3}&toCommitId={1}", """{"fromCommitId":"{3}","toCommitId":"{1}"}""", 3)]
    [InlineData("ids={1},{3}", """{"ids":["{1}","{3}"]}""", 2)]
    public async Task List_ByCriteria_IsTheSameInQueryAndBody(string query, string body, int expected)
    {
        var all = await IdsAsync($"{Root}commits{Version}&searchCriteria.$top=1000");
        string Named(string text) => text.Replace("{1}", all[1], StringComparison.Ordinal).Replace("{3}", all[3], StringComparison.Ordinal);
        var parameters = string.Concat(Named(query).Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=')).Select(part => $"&searchCriteria.{part[0]}={Uri.EscapeDataString(part[1])}"));

        var found = await IdsAsync($"{Root}commits{Version}&searchCriteria.$top=1000{parameters}");
        using var response = await SendAsync(
            HttpMethod.Post, $"{Root}commitsbatch{Version}&$top=1000", body.Length == 0 ? "{}" : Named(body));

        Assert.Equal(expected, found.Count);
        Assert.Equal(found, Ids(await response.JsonAsync()));
    }

    [Fact]
    public async Task List_OldestFirst_IsTheOtherWayRound()
    {
        var all = await IdsAsync($"{Root}commits{Version}&searchCriteria.$top=1000");

        var found = await IdsAsync($"{Root}commits{Version}&searchCriteria.$top=2&searchCriteria.showOldestCommitsFirst=true");

        Assert.Equal([all[^1], all[^2]], found);
    }

    [Fact]
    public async Task Batch_InParts_HasWhatIsAskedFor()
    {
        var all = await IdsAsync($"{Root}commits{Version}");
        const string Body = """{"$top":2,"$skip":1,"includePushData":true,"includeLinks":true}""";
        var page = await (await SendAsync(HttpMethod.Post, $"{Root}commitsbatch{Version}", Body)).JsonAsync();

        Assert.Equal(all[1..3], Ids(page));
        Assert.True(page.GetProperty("value")[0].TryGetProperty("push", out _));
        Assert.True(page.GetProperty("value")[0].TryGetProperty("_links", out _));
        using var tooMany = await SendAsync(HttpMethod.Post, $"{Root}commitsbatch{Version}&$top=50001", "{}");
        using var noTime = await SendAsync(HttpMethod.Post, $"{Root}commitsbatch{Version}", """{"fromDate":"then"}""");
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (tooMany.StatusCode, noTime.StatusCode));
    }

    [Fact]
    public async Task Get_WithChanges_HasAsManyAsAreWanted()
    {
        var first = (await IdsAsync($"{Root}commits{Version}&searchCriteria.$skip=119"))[0];
        var commit = await (await CallAsync($"{Root}commits/{first}{Version}&changeCount=2")).JsonAsync();

        Assert.Equal(2, commit.GetProperty("changes").GetArrayLength());
        Assert.Equal(6, commit.GetProperty("changeCounts").GetProperty("Add").GetInt32());
        var changes = await (await CallAsync($"{Root}commits/{first}/changes{Version}")).JsonAsync();
        Assert.Equal(
            [
                "/README.md", "/azure-pipelines.yml", "/docs", "/docs/Grün & Blau #1.md", "/docs/logo.png", "/src", "/src/app.cs",
                "/src/data", "/src/data/empty.txt",
            ],
            changes.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("item").Text("path")));
    }

    [Fact]
    public async Task MergeBases_OfTwoBranches_IsWhereTheyParted()
    {
        var main = (await IdsAsync($"{Root}commits{Version}&searchCriteria.$top=20"));
        var other = (await IdsAsync($"{Root}commits{Version}&searchCriteria.itemVersion.version=feature%2Fui"))[0];

        var found = await (await CallAsync($"{Root}commits/{main[0]}/mergebases{Version}&otherCommitId={other}")).JsonAsync();

        Assert.Equal([main[14]], Ids(found));
    }

    [Fact]
    public async Task Rename_IsOneChangeWithItsFormerName()
    {
        var tip = (await IdsAsync($"{Root}commits{Version}"))[0];
        using var pushed = await SendAsync(HttpMethod.Post, $"{Root}pushes{Version}", $$"""
            {"refUpdates":[{"name":"refs/heads/main","oldObjectId":"{{tip}}"}],"commits":[{"comment":"c","changes":[
              {"changeType":"rename","sourceServerItem":"/docs/logo.png","item":{"path":"/art/logo.png"} } ] } ] }
            """);
        Assert.Equal(HttpStatusCode.Created, pushed.StatusCode);

        var between = $"&baseVersion={tip}&baseVersionType=commit&targetVersion=main";
        var differences = await (await CallAsync($"{Root}diffs/commits{Version}{between}")).JsonAsync();

        Assert.Equal(
            [("/art", "add", null), ("/art/logo.png", "rename", "/docs/logo.png"), ("/docs", "edit", null),
             ("/docs/logo.png", "delete, sourceRename", null)],
            differences.GetProperty("changes").EnumerateArray().Select(change => (
                change.GetProperty("item").Text("path"), change.Text("changeType"),
                change.TryGetProperty("sourceServerItem", out var former) ? former.GetString() : null)));
        var part = await (await CallAsync($"{Root}diffs/commits{Version}{between}&$top=2&$skip=1")).JsonAsync();
        Assert.Equal((2, false), (part.GetProperty("changes").GetArrayLength(), part.GetProperty("allChangesIncluded").GetBoolean()));
    }

    [Theory]
    [InlineData("a\\nb\\nc\\n", "a\\nb\\nx\\n", "edit, rename")]
    [InlineData("a\\nb\\nc\\n", "x\\ny\\nc\\n", "add")]
    [InlineData("a\\na\\na\\na\\n", "a\\nb\\nc\\nd\\n", "add")]
    [InlineData("a\\nb\\n", "a\\nb\\n", "rename")]
    [InlineData("", "a\\n", "add")]
    public async Task Rename_WithOtherContent_IsOneWhereHalfIsTheSame(string before, string after, string kind)
    {
        async Task<string> PushAsync(string tip, string changes) => (await (await SendAsync(HttpMethod.Post, $"{Root}pushes{Version}", $$"""
            {"refUpdates":[{"name":"refs/heads/main","oldObjectId":"{{tip}}"}],"commits":[{"comment":"c","changes":[{{changes}}]}]}
            """)).JsonAsync(HttpStatusCode.Created)).GetProperty("commits")[0].Text("commitId");
        var tip = await PushAsync((await IdsAsync($"{Root}commits{Version}"))[0], $$"""
            {"changeType":"add","item":{"path":"/old"},"newContent":{"content":"{{before}}"} }
            """);

        tip = await PushAsync(tip, $$"""
            {"changeType":"edit, rename","sourceServerItem":"/old","item":{"path":"/new"},"newContent":{"content":"{{after}}"} }
            """);

        var changes = (await (await CallAsync($"{Root}commits/{tip}/changes{Version}")).JsonAsync()).GetProperty("changes");
        Assert.Equal((kind, "/new"), (changes[0].Text("changeType"), changes[0].GetProperty("item").Text("path")));
        Assert.Equal(kind == "add" ? "delete" : "delete, sourceRename", changes[1].Text("changeType"));
    }

    private static List<string> Ids(JsonElement page) =>
        [.. page.GetProperty("value").EnumerateArray().Select(commit => commit.Text("commitId"))];

    private async Task<List<string>> IdsAsync(string target) => Ids(await (await CallAsync(target)).JsonAsync());
}
