using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Organizations.Git.Objects;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Git;

/// <summary>Commits, pushes and files fit each other, on every branch, and have the names that git gives them.</summary>
public sealed class HistoryTests : EmulatorTests
{
    private const string Root = "MyOrg/SecretSauce/_apis/git/repositories/";
    private const string Version = "?api-version=7.1";

    [Theory]
    [InlineData("api")]
    [InlineData("mobile%20app")]
    [InlineData("sauce.recipes")]
    public async Task EveryCommit_CameByOnePush(string repository)
    {
        var pushes = await ValueAsync($"{repository}/pushes{Version}&searchCriteria.includeRefUpdates=true");
        var brought = new List<string>();
        foreach (var push in pushes)
        {
            brought.AddRange((await ValueAsync($"{repository}/commits{Version}&pushId={push.GetProperty("pushId")}"))
                .Select(commit => commit.Text("commitId")));
            Assert.Equal(1, push.GetProperty("refUpdates").GetArrayLength());
        }

        var branches = await ValueAsync($"{repository}/refs{Version}&filter=heads");
        var commits = new HashSet<string>();
        foreach (var branch in branches)
        {
            var name = Uri.EscapeDataString(branch.Text("name")["refs/heads/".Length..]);
            var target = $"{repository}/commits{Version}&searchCriteria.itemVersion.version={name}&searchCriteria.$top=500";
            commits.UnionWith((await ValueAsync(target)).Select(commit => commit.Text("commitId")));
        }

        Assert.Equal(commits.Order(), brought.Order());
        Assert.Equal(pushes.Count, pushes.Select(push => push.GetProperty("pushId").GetInt32()).Distinct().Count());
        Assert.Equal(
            pushes.OrderByDescending(push => push.GetProperty("date").GetDateTimeOffset())
                .Select(push => push.GetProperty("pushId").GetInt32()),
            pushes.Select(push => push.GetProperty("pushId").GetInt32()));
    }

    [Fact]
    public async Task Files_OfEachVersion_AreThatVersions()
    {
        var main = await FileAsync("/src/app.cs", string.Empty);
        var tag = await FileAsync("/src/app.cs", "&versionDescriptor.version=v1.0&versionDescriptor.versionType=tag");
        var before = await FileAsync("/src/app.cs", "&versionDescriptor.version=main&versionDescriptor.versionOptions=previousChange");

        Assert.Equal("// Line one\nConsole.WriteLine(\"sauce\");\n", main);
        Assert.Equal("// Line one\nConsole.WriteLine(\"sauce 31\");\n", tag);
        Assert.Equal("// Line one\nConsole.WriteLine(\"sauce 119\");\n", before);
        var notes = await FileAsync("/notes/feature-ui.md", "&versionDescriptor.version=feature%2Fui");
        Assert.StartsWith("# feature/ui", notes, StringComparison.Ordinal);
        using var elsewhere = await CallAsync($"{Root}api/items{Version}&path=%2Fnotes%2Ffeature-ui.md");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Branches_SayHowFarTheyAreFromTheDefaultOne()
    {
        var stats = await ValueAsync($"api/stats/branches{Version}");

        var ui = stats.Single(one => one.Text("name") == "feature/ui");
        Assert.Equal((1, 14), (ui.GetProperty("aheadCount").GetInt32(), ui.GetProperty("behindCount").GetInt32()));
        Assert.True(stats.Single(one => one.Text("name") == "main").GetProperty("isBaseVersion").GetBoolean());
        var other = await (await CallAsync(
            $"{Root}api/stats/branches{Version}&name=main&baseVersionDescriptor.version=feature%2Fui")).JsonAsync();
        Assert.Equal((14, 1), (other.GetProperty("aheadCount").GetInt32(), other.GetProperty("behindCount").GetInt32()));
        using var none = await CallAsync($"{Root}api/stats/branches{Version}&name=none");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Differences_AreAgainstWhatBothHaveInCommonUnlessToldOtherwise()
    {
        const string Between = "&baseVersion=main&targetVersion=feature%2Fui";
        var common = await (await CallAsync($"{Root}api/diffs/commits{Version}{Between}")).JsonAsync();
        var direct = await (await CallAsync($"{Root}api/diffs/commits{Version}{Between}&diffCommonCommit=false")).JsonAsync();

        var only = Assert.Single(common.GetProperty("changes").EnumerateArray(), change => !IsFolder(change));
        Assert.Equal("/notes/feature-ui.md", only.GetProperty("item").Text("path"));
        var folder = Assert.Single(common.GetProperty("changes").EnumerateArray(), IsFolder);
        Assert.Equal(("/notes", "tree"), (folder.GetProperty("item").Text("path"), folder.GetProperty("item").Text("gitObjectType")));
        Assert.Equal(1, common.GetProperty("changeCounts").GetProperty("Add").GetInt32());
        Assert.Equal(
            ["add", "add", "edit", "edit"],
            direct.GetProperty("changes").EnumerateArray().Select(change => change.Text("changeType")).Order());
    }

    [Theory]
    [InlineData("web", "rejectedByPolicy")]
    [InlineData("api", "succeeded")]
    public async Task Move_GuardedBranch_IsRefusedByItem(string repository, string status)
    {
        var commits = await ValueAsync($"{repository}/commits{Version}&searchCriteria.$top=2");
        var moved = (await (await SendAsync(HttpMethod.Post, $"{Root}{repository}/refs{Version}", $$"""
            [{"name":"refs/heads/main","oldObjectId":"{{commits[0].Text("commitId")}}","newObjectId":"{{commits[1].Text("commitId")}}"}]
            """)).JsonAsync()).GetProperty("value")[0];
        using var pushed = await SendAsync(HttpMethod.Post, $"{Root}{repository}/pushes{Version}", $$"""
            {"refUpdates":[{"name":"refs/heads/main","oldObjectId":"{{commits[status == "succeeded" ? 1 : 0].Text("commitId")}}"}],
             "commits":[{"comment":"c","changes":[{"changeType":"add","item":{"path":"/a"},"newContent":{"content":"a"} } ] } ] }
            """);

        Assert.Equal(status, moved.Text("updateStatus"));
        Assert.Equal(status == "succeeded", !moved.TryGetProperty("customMessage", out _));
        Assert.Equal(status == "succeeded" ? HttpStatusCode.Created : HttpStatusCode.Forbidden, pushed.StatusCode);
    }

    [Fact]
    public async Task Push_Rename_KeepsTheContentAndTheNewOneWhereItIsSent()
    {
        var tip = (await ValueAsync($"api/refs{Version}&filter=heads%2Fmain"))[0].Text("objectId");
        await (await SendAsync(HttpMethod.Post, $"{Root}api/pushes{Version}", $$"""
            {"refUpdates":[{"name":"refs/heads/main","oldObjectId":"{{tip}}"}],"commits":[{"comment":"c","changes":[
              {"changeType":8,"sourceServerItem":"/README.md","item":{"path":"/LIESMICH.md"} },
              {"changeType":"edit, rename","sourceServerItem":"/src/app.cs","item":{"path":"/src/main.cs"},
               "newContent":{"content":"neu"} } ] } ] }
            """)).JsonAsync(HttpStatusCode.Created);

        Assert.Equal("# api\n\nGrüße aus der Küche.\n", await FileAsync("/LIESMICH.md", string.Empty));
        Assert.Equal("neu", await FileAsync("/src/main.cs", string.Empty));
        using var gone = await CallAsync($"{Root}api/items{Version}&path=%2FREADME.md");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public void Names_OfObjects_AreGits()
    {
        // [D] git's own documentation: the empty file, and the empty folder.
        Assert.Equal("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", ObjectId.Of("blob", []));
        Assert.Equal("4b825dc642cb6eb9a060e54bf8d69288fbee4904", new GitObjects().AddTree(new Dictionary<string, GitTreeEntry>()));
    }

    private async Task<string> FileAsync(string path, string version) =>
        await (await CallAsync($"{Root}api/items{Version}&path={Uri.EscapeDataString(path)}{version}")).Content.ReadAsStringAsync();

    private async Task<List<JsonElement>> ValueAsync(string target) =>
        [.. (await (await CallAsync(Root + target)).JsonAsync()).GetProperty("value").EnumerateArray()];

    private static bool IsFolder(JsonElement change) => change.GetProperty("item").TryGetProperty("isFolder", out _);
}
