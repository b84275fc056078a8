using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Git;

/// <summary>Pull requests from their beginning to their end: what they begin with, iterations, changes, and the ways to merge.</summary>
public sealed class PullRequestLifeTests : PullRequestScene
{
    private const string Complete = """{"status":"completed","lastMergeSourceCommit":{"commitId":"{source}"},"completionOptions":""";

    [Fact]
    public async Task Post_WithAllThatCanBeSent_HasIt()
    {
        var bela = SampleDirectory.Colleagues[0].AzureDevOpsId;
        await PushAsync("refs/heads/mine", [("add", "/neu", "x")]);
        var made = await (await SendAsync(HttpMethod.Post, $"{Root}pullrequests{Version}&supportsIterations=true", $$"""
            {"title":"Grün & Blau","description":"**d**","isDraft":true,
             "sourceRefName":"refs/heads/mine","targetRefName":"refs/heads/main",
             "reviewers":[{"id":"{{bela}}","isRequired":true}],"labels":[{"name":"sauce"},{"name":"würzig"}],
             "workItemRefs":[{"id":"1"},{"id":"2"}] }
            """)).JsonAsync(HttpStatusCode.Created);
        var number = made.GetProperty("pullRequestId").GetInt32();

        Assert.True(made.GetProperty("isDraft").GetBoolean());
        Assert.Equal(["sauce", "würzig"], made.GetProperty("labels").EnumerateArray().Select(one => one.Text("name")));
        var reviewer = Assert.Single(made.GetProperty("reviewers").EnumerateArray());
        Assert.Equal(("Bela Baker", true), (reviewer.Text("displayName"), reviewer.GetProperty("isRequired").GetBoolean()));
        var items = await ReadAsync($"{Root}pullRequests/{number}/workitems{Version}");
        Assert.Equal(["1", "2"], items.GetProperty("value").EnumerateArray().Select(one => one.Text("id")));
        Assert.True(JsonElement.DeepEquals(made, await ReadAsync($"{Root}pullrequests/{number}{Version}")));
    }

    [Theory]
    [InlineData("\"title\":\"{400}x\",", HttpStatusCode.BadRequest)]
    [InlineData("\"title\":\"t\",\"description\":\"{4000}x\",", HttpStatusCode.BadRequest)]
    [InlineData("\"title\":\"t\",\"reviewers\":[{\"id\":\"5c1d0000-0000-0000-0000-000000000000\"}],", HttpStatusCode.NotFound)]
    [InlineData("\"title\":\"t\",\"workItemRefs\":[{\"id\":\"987654\"}],", HttpStatusCode.BadRequest)]
    [InlineData("\"title\":\"t\",", HttpStatusCode.Created)]
    public async Task Post_WhatIsTooMuchOrNotThere_IsRefused(string members, HttpStatusCode status)
    {
        members = members.Replace("{400}", new string('ü', 400), StringComparison.Ordinal)
            .Replace("{4000}", new string('ü', 4_000), StringComparison.Ordinal);
        using var response = await SendAsync(
            HttpMethod.Post, $"{Root}pullrequests{Version}",
            $$"""{ {{members}} "sourceRefName":"refs/heads/feature/ui","targetRefName":"refs/heads/main"}""");

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Push_ToTheSource_IsAnIteration()
    {
        var number = await OpenAsync("mine", [("add", "/one", "1")]);
        await PushAsync("refs/heads/mine", [("add", "/two", "2"), ("edit", "/one", "1+")]);
        var before = await TipAsync("main");
        using var forced = await SendAsync(HttpMethod.Post, $"{Root}refs{Version}", $$"""
            [{"name":"refs/heads/mine","oldObjectId":"{{await TipAsync("mine")}}","newObjectId":"{{before}}"}]
            """);
        await PushAsync("refs/heads/mine", [("add", "/three", "3")]);

        var all = (await ReadAsync($"{Root}pullRequests/{number}/iterations{Version}")).GetProperty("value").EnumerateArray().ToArray();
        Assert.Equal(["create", "push", "forcePush", "push"], all.Select(one => one.Text("reason")));
        Assert.Equal(await TipAsync("mine"), all[3].GetProperty("sourceRefCommit").Text("commitId"));
        Assert.Equal(["/one"], await PathsAsync(number, "1/changes"));
        Assert.Equal(["/one", "/two"], await PathsAsync(number, "2/changes"));
        Assert.Equal(["/one:edit", "/two:add"], await ChangesAsync(number, "2/changes", "&$compareTo=1"));
        Assert.Equal(["/three:add"], await ChangesAsync(number, "4/changes"));
        var commits = await ReadAsync($"{Root}pullRequests/{number}/iterations/2/commits{Version}");
        Assert.Equal(2, commits.GetProperty("count").GetInt32());
        using var none = await CallAsync($"{Root}pullRequests/{number}/iterations/5{Version}");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Changes_RenamedFile_HasItsFormerPath()
    {
        var number = await OpenAsync("mine", [("add", "/one", "1")]);
        using var pushed = await SendAsync(HttpMethod.Post, $"{Root}pushes{Version}", $$"""
            {"refUpdates":[{"name":"refs/heads/mine","oldObjectId":"{{await TipAsync("mine")}}"}],"commits":[{"comment":"c","changes":[
              {"changeType":"rename","sourceServerItem":"/docs/logo.png","item":{"path":"/art/logo.png"} } ] } ] }
            """);

        var entries = (await ReadAsync($"{Root}pullRequests/{number}/iterations/2/changes{Version}")).GetProperty("changeEntries");

        Assert.Equal(
            [("/art/logo.png", "rename", "/docs/logo.png"), ("/one", "add", null)],
            entries.EnumerateArray().Select(one => (
                one.GetProperty("item").Text("path"), one.Text("changeType"),
                one.TryGetProperty("originalPath", out var former) ? former.GetString() : null)));
    }

    // What main has afterwards, from the latest commit on: their comments, and how many parents the first one has.
    [Theory]
    [InlineData("""{"mergeStrategy":"noFastForward"}""", 2, "Merged PR 26: t|drüben|zwei|eins")]
    [InlineData("""{"mergeStrategy":"squash","mergeCommitMessage":"alles"}""", 1, "alles|drüben|Change number 120|Change number 119")]
    [InlineData("""{"mergeStrategy":"rebase"}""", 1, "zwei|eins|drüben|Change number 120")]
    [InlineData("""{"mergeStrategy":4}""", 2, "Merged PR 26: t|zwei|eins|drüben")]
    public async Task Complete_ByEachStrategy_MakesItsHistory(string options, int parents, string comments)
    {
        var number = await OpenAsync("mine", [("add", "/one", "1")], "eins");
        await PushAsync("refs/heads/mine", [("add", "/two", "2")], "zwei");
        await PushAsync("refs/heads/main", [("edit", "/README.md", "3")], "drüben");

        var done = await (await PatchAsync(number, Complete + options + "}")).JsonAsync();

        var history = (await ReadAsync($"{Root}commits{Version}&searchCriteria.$top=6")).GetProperty("value").EnumerateArray().ToArray();
        var found = comments.Split('|').Where(one => history.Any(commit => commit.Text("comment") == one));
        Assert.Equal(comments.Split('|'), found);
        Assert.Equal(comments.Split('|')[0], history[0].Text("comment"));
        Assert.Equal(parents, history[0].GetProperty("parents").GetArrayLength());
        Assert.Equal(history[0].Text("commitId"), done.GetProperty("lastMergeCommit").Text("commitId"));
        Assert.Equal(("1", "2", "3"), (await FileAsync("/one"), await FileAsync("/two"), await FileAsync("/README.md")));
    }

    [Fact]
    public async Task Complete_OtherLinesOfTheSameFile_AreBothThere()
    {
        await PushAsync("refs/heads/main", [("add", "/liste", "eins\nzwei\ndrei\n")]);
        var number = await OpenAsync("mine", [("edit", "/liste", "eins\nzwei\nDREI\n")]);
        await PushAsync("refs/heads/main", [("edit", "/liste", "EINS\nzwei\ndrei\n")]);

        using var done = await PatchAsync(number, Complete + "{}}");

        Assert.Equal((HttpStatusCode.OK, "EINS\nzwei\nDREI\n"), (done.StatusCode, await FileAsync("/liste")));
    }

    [Fact]
    public async Task Complete_WithWorkItemsAndSource_ResolvesAndDeletesThem()
    {
        await PushAsync("refs/heads/mine", [("add", "/neu", "x")]);
        var items = await ReadAsync($"MyOrg/SecretSauce/_apis/wit/workitems{Version}&ids=1,2,3,4,5,6");
        var active = items.GetProperty("value").EnumerateArray()
            .First(one => one.GetProperty("fields").Text("System.State") is "Active" or "New").GetProperty("id").GetInt32();
        var made = await (await SendAsync(HttpMethod.Post, $"{Root}pullrequests{Version}", $$"""
            {"title":"t","sourceRefName":"refs/heads/mine","targetRefName":"refs/heads/main","workItemRefs":[{"id":"{{active}}"}]}
            """)).JsonAsync(HttpStatusCode.Created);

        using var done = await PatchAsync(
            made.GetProperty("pullRequestId").GetInt32(), Complete + """{"transitionWorkItems":true,"deleteSourceBranch":true}}""");
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);

        var item = await ReadAsync($"MyOrg/_apis/wit/workitems/{active}{Version}");
        Assert.Contains(item.GetProperty("fields").Text("System.State"), (string[])["Resolved", "Closed"]);
        Assert.Null(await TipAsync("mine"));
    }

    [Fact]
    public async Task Patch_AfterTheEnd_IsRefusedUnlessItIsAbandoned()
    {
        var number = await OpenAsync("mine", [("add", "/neu", "x")]);
        using var abandoned = await PatchAsync(number, """{"status":"abandoned"}""");
        using var completed = await PatchAsync(number, Complete + "{}}");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (abandoned.StatusCode, completed.StatusCode));
        var again = await (await PatchAsync(number, """{"status":"active"}""")).JsonAsync();
        Assert.False(again.TryGetProperty("closedDate", out _));

        using var done = await PatchAsync(number, Complete + "{}}");
        var error = await (await PatchAsync(number, """{"title":"x"}""")).JsonAsync(HttpStatusCode.BadRequest);
        Assert.StartsWith("TF401181", error.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"status":"completed"}""", "LastMergeSourceCommit")]
    [InlineData("""{"createdBy":{"id":"x"}}""", "You can only update")]
    [InlineData("""{"targetRefName":"refs/heads/mine"}""", "targetRefName")]
    public async Task Patch_WhatCannotBe_SaysWhy(string body, string message)
    {
        var number = await OpenAsync("mine", [("add", "/neu", "x")]);

        var error = await (await PatchAsync(number, body)).JsonAsync(HttpStatusCode.BadRequest);

        Assert.Contains(message, error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Patch_TargetAndDraft_AreChanged()
    {
        var number = await OpenAsync("mine", [("add", "/neu", "x")]);
        var draft = await (await PatchAsync(number, """{"isDraft":true,"targetRefName":"refs/heads/release/1.0","description":""}"""))
            .JsonAsync();
        Assert.Equal(("refs/heads/release/1.0", true), (draft.Text("targetRefName"), draft.GetProperty("isDraft").GetBoolean()));
        using var completed = await PatchAsync(number, Complete + "{}}");
        Assert.Equal(HttpStatusCode.BadRequest, completed.StatusCode);
    }

    [ProgramFact("git")]
    public async Task Complete_PushedByGit_IsPulledByGit()
    {
        using var git = GitClient.InNewFolder();
        var header = "http.extraHeader=Authorization: bearer " + Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned).Value;
        await git.RunAsync("-c", header, "clone", "--quiet", Emulator.BaseUri + "MyOrg/SecretSauce/_git/api", ".");
        await git.RunAsync("checkout", "--quiet", "-b", "mine");
        git.Write("würzig.md", "Salz\n");
        await git.RunAsync("add", ".");
        await git.RunAsync("commit", "--quiet", "-m", "Salz");
        await git.RunAsync("-c", header, "push", "--quiet", "origin", "mine");
        var made = await (await SendAsync(
            HttpMethod.Post, $"{Root}pullrequests{Version}",
            """{"title":"t","sourceRefName":"refs/heads/mine","targetRefName":"refs/heads/main"}""")).JsonAsync(HttpStatusCode.Created);
        var number = made.GetProperty("pullRequestId").GetInt32();
        Assert.Equal(["/würzig.md:add"], await ChangesAsync(number, "1/changes"));

        using var done = await PatchAsync(number, Complete + """{"mergeStrategy":"rebase","deleteSourceBranch":true}}""");
        await git.RunAsync("checkout", "--quiet", "main");
        await git.RunAsync("-c", header, "pull", "--quiet", "--prune", "origin", "main");

        Assert.Equal("Salz", await git.RunAsync("log", "-1", "--format=%s"));
        Assert.Equal("Grüße Köchin", await git.RunAsync("log", "-1", "--format=%an"));
        Assert.DoesNotContain("mine", await git.RunAsync("-c", header, "ls-remote", "origin"), StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> PathsAsync(int number, string what) =>
        (await ChangesAsync(number, what)).Select(change => change.Split(':')[0]);

    private async Task<List<string>> ChangesAsync(int number, string what, string more = "") =>
    [
        .. (await ReadAsync($"{Root}pullRequests/{number}/iterations/{what}{Version}{more}")).GetProperty("changeEntries").EnumerateArray()
            .Select(one => $"{one.GetProperty("item").Text("path")}:{one.Text("changeType")}"),
    ];
}
