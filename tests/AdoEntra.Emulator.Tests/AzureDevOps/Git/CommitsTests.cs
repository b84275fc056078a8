using System.Net;
using System.Text;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Git;

/// <summary>Commits, and the pushes that add them.</summary>
public sealed class CommitsTests : EmulatorTests
{
    private const string Root = "MyOrg/SecretSauce/_apis/git/repositories/api/";
    private const string Version = "?api-version=7.1";

    [Fact]
    public async Task List_ByTopAndSkipOfTheCriteria_IsEveryCommitOnceLatestFirst()
    {
        var ids = new List<string>();
        List<JsonElement> page;
        do
        {
            page = await ValueAsync($"{Root}commits{Version}&searchCriteria.$top=50&searchCriteria.$skip={ids.Count}");
            ids.AddRange(page.Select(commit => commit.Text("commitId")));
        }
        while (page.Count > 0);

        Assert.Equal(120, ids.Distinct().Count());
        Assert.Equal(100, (await ValueAsync($"{Root}commits{Version}")).Count);
        var latest = await (await CallAsync($"{Root}commits/{ids[0]}{Version}")).JsonAsync();
        Assert.Equal("Change number 120", latest.Text("comment"));
        Assert.Equal(ids[1], latest.GetProperty("parents")[0].GetString());
    }

    [Fact]
    public async Task Get_FirstCommit_HasNoParent()
    {
        var first = (await ValueAsync($"{Root}commits{Version}&searchCriteria.$skip=119")).Single().Text("commitId");

        Assert.Equal(0, (await (await CallAsync($"{Root}commits/{first}{Version}")).JsonAsync()).GetProperty("parents").GetArrayLength());
    }

    [Theory]
    [InlineData("commits/1111111111111111111111111111111111111111?api-version=7.1")]
    [InlineData("commits?searchCriteria.itemVersion.version=none&api-version=7.1")]
    [InlineData("commits?pushId=999&api-version=7.1")]
    [InlineData("pushes/999?api-version=7.1")]
    public async Task Get_Unknown_Is404(string target)
    {
        using var answer = await CallAsync(Root + target);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Push_Commit_MovesTheBranchAndChangesFiles()
    {
        var tip = await TipAsync();

        var push = await (await SendAsync(HttpMethod.Post, $"{Root}pushes{Version}", Push("refs/heads/main", tip,
            ("edit", "/README.md", "Neu: ä", "rawtext"),
            ("add", "/src/new.bin", Convert.ToBase64String([0, 255]), "base64encoded"),
            ("delete", "/docs/logo.png", "", "")))).JsonAsync(HttpStatusCode.Created);

        var id = push.GetProperty("commits")[0].Text("commitId");
        Assert.Equal(id, await TipAsync());
        Assert.Equal(
            (tip, id),
            (push.GetProperty("refUpdates")[0].Text("oldObjectId"), push.GetProperty("refUpdates")[0].Text("newObjectId"))
        );
        Assert.Equal(id, (await ValueAsync($"{Root}commits{Version}"))[0].Text("commitId"));
        Assert.Equal(121, (await ValueAsync($"{Root}commits{Version}&searchCriteria.$top=200")).Count);
        var number = push.GetProperty("pushId").GetInt32();
        Assert.Equal(id, Assert.Single(await ValueAsync($"{Root}commits{Version}&pushId={number}&top=5")).Text("commitId"));
        Assert.Equal(number, (await ValueAsync($"{Root}pushes{Version}&$top=5"))[0].GetProperty("pushId").GetInt32());
        Assert.Equal("Neu: ä", Encoding.UTF8.GetString(await FileAsync("/README.md")));
        Assert.Equal([0, 255], await FileAsync("/src/new.bin"));
        using var gone = await CallAsync($"{Root}items{Version}&path=%2Fdocs%2Flogo.png");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Push_BranchThatMoved_Is409()
    {
        var tip = await TipAsync();
        var body = Push("refs/heads/main", tip, ("edit", "/README.md", "one", "rawtext"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SendAsync(HttpMethod.Post, $"{Root}pushes{Version}", body)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        var late = answers.First(answer => answer.StatusCode != HttpStatusCode.Created);
        var error = await late.JsonAsync(HttpStatusCode.Conflict);
        Assert.StartsWith(
            "TF401028: The reference 'refs/heads/main' has already been updated",
            error.Text("message"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Push_ToAnEmptyRepository_MakesItsFirstBranch()
    {
        const string Sandbox = "MyOrg/SecretSauce/_apis/git/repositories/sandbox";
        var body = Push("refs/heads/trunk", new string('0', 40), ("add", "/a.txt", "a", "rawtext"));

        using var answer = await SendAsync(HttpMethod.Post, $"{Sandbox}/pushes{Version}", body);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("refs/heads/trunk", (await (await CallAsync(Sandbox + Version)).JsonAsync()).Text("defaultBranch"));
        var listed = await (await CallAsync("MyOrg/SecretSauce/_apis/git/repositories" + Version)).JsonAsync();
        Assert.Equal("refs/heads/trunk", listed.GetProperty("value")[9].Text("defaultBranch"));
    }

    [Theory]
    [InlineData("add", "/README.md", HttpStatusCode.Conflict)]
    [InlineData("edit", "/none.md", HttpStatusCode.Conflict)]
    [InlineData("delete", "/none.md", HttpStatusCode.Conflict)]
    [InlineData("rename", "/README.md", HttpStatusCode.BadRequest)]
    [InlineData("add", "none.md", HttpStatusCode.BadRequest)]
    public async Task Push_ChangeThatDoesNotFit_IsRefusedAndChangesNothing(string change, string path, HttpStatusCode status)
    {
        var tip = await TipAsync();

        using var answer = await SendAsync(
            HttpMethod.Post, $"{Root}pushes{Version}", Push("refs/heads/main", tip, (change, path, "x", "rawtext")));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(tip, await TipAsync());
    }

    private static string Push(string branch, string oldId, params (string Type, string Path, string Content, string Form)[] changes) =>
        JsonSerializer.Serialize(new
        {
            refUpdates = new[] { new { name = branch, oldObjectId = oldId } },
            commits = new[]
            {
                new
                {
                    comment = "By a test.",
                    changes = changes.Select(change => new
                    {
                        changeType = change.Type,
                        item = new { path = change.Path },
                        newContent = change.Form.Length == 0 ? null : new { content = change.Content, contentType = change.Form },
                    }),
                },
            },
        });

    private async Task<string> TipAsync() => (await ValueAsync($"{Root}refs{Version}&filter=heads%2Fmain"))[0].Text("objectId");

    private async Task<List<JsonElement>> ValueAsync(string target) =>
        [.. (await (await CallAsync(target)).JsonAsync()).GetProperty("value").EnumerateArray()];

    private async Task<byte[]> FileAsync(string path) =>
        await (await CallAsync($"{Root}items{Version}&path={Uri.EscapeDataString(path)}")).Content.ReadAsByteArrayAsync();
}
