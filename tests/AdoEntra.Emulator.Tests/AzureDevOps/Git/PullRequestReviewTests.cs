using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Git;

/// <summary>What is in a pull request, what is said about it, and what becomes of its branches.</summary>
public sealed class PullRequestReviewTests() : PullRequestScene(new EmulatorOptions { LargestPage = 2 })
{
    [Fact]
    public async Task Changes_InParts_AreEachOnceAndSayWhereTheNextBegin()
    {
        var number = await OpenAsync("many", [.. Enumerable.Range(0, 7).Select(index => ("add", $"/new/{index}", "x"))]);
        var paths = new List<string>();
        for (int? skip = 0; skip is not null;)
        {
            var part = await ReadAsync($"{Root}pullRequests/{number}/iterations/1/changes{Version}&$skip={skip}&$top=100");
            paths.AddRange(part.GetProperty("changeEntries").EnumerateArray().Select(entry => entry.GetProperty("item").Text("path")));
            skip = part.TryGetProperty("nextSkip", out var next) ? next.GetInt32() : null;
        }

        Assert.Equal(Enumerable.Range(0, 7).Select(index => $"/new/{index}"), paths);
        Assert.Equal(2, Emulator.Requests.List(EmulatedRoute.PullRequestIterations).Count);
        var commits = await ReadAsync($"{Root}pullRequests/{number}/commits{Version}");
        Assert.Equal(1, commits.GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("""{"mergeStrategy":1}""", 2)]
    [InlineData("""{"mergeStrategy":"squash"}""", 1)]
    [InlineData("""{"squashMerge":true,"deleteSourceBranch":true}""", 1)]
    public async Task Complete_MovesTheTargetToACommitWithBothSides(string options, int parents)
    {
        var number = await OpenAsync("mine", [("add", "/neu", "x")]);
        await PushAsync("refs/heads/main", [("edit", "/README.md", "drüben")]);
        var open = await ReadAsync($"{Root}pullrequests/{number}{Version}");
        var source = open.GetProperty("lastMergeSourceCommit").Text("commitId");

        var done = await (await SendAsync(
            HttpMethod.Patch, $"{Root}pullrequests/{number}{Version}",
            $$"""{"status":"completed","lastMergeSourceCommit":{"commitId":"{{source}}"},"completionOptions":{{options}}}""")).JsonAsync();

        var merged = done.GetProperty("lastMergeCommit").Text("commitId");
        Assert.Equal(merged, await TipAsync("main"));
        Assert.Equal(parents, (await ReadAsync($"{Root}commits/{merged}{Version}")).GetProperty("parents").GetArrayLength());
        Assert.Equal(("x", "drüben"), (await FileAsync("/neu"), await FileAsync("/README.md")));
        Assert.Equal("runbook-host", done.GetProperty("closedBy").Text("displayName"));
        Assert.Equal(options.Contains("delete", StringComparison.Ordinal), await TipAsync("mine") is null);
    }

    [Fact]
    public async Task Complete_SameFileOnBothSides_IsAConflict()
    {
        var number = await OpenAsync("mine", [("edit", "/README.md", "hier")]);
        await PushAsync("refs/heads/main", [("edit", "/README.md", "drüben")]);

        var open = await ReadAsync($"{Root}pullrequests/{number}{Version}");
        Assert.Equal("conflicts", open.Text("mergeStatus"));
        Assert.True(open.TryGetProperty("mergeFailureMessage", out _));
        Assert.False(open.TryGetProperty("lastMergeCommit", out _));
        using var response = await SendAsync(HttpMethod.Patch, $"{Root}pullrequests/{number}{Version}", $$"""
            {"status":3,"lastMergeSourceCommit":{"commitId":"{{open.GetProperty("lastMergeSourceCommit").Text("commitId")}}"} }
            """);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("active", (await ReadAsync($"{Root}pullrequests/{number}{Version}")).Text("status"));
    }

    [Fact]
    public async Task Complete_SourceThatMovedMeanwhile_IsRefused()
    {
        var number = await OpenAsync("mine", [("add", "/neu", "x")]);
        var seen = await TipAsync("mine");
        await PushAsync("refs/heads/mine", [("add", "/neuer", "x")]);

        using var response = await SendAsync(
            HttpMethod.Patch, $"{Root}pullrequests/{number}{Version}",
            $$"""{"status":"completed","lastMergeSourceCommit":{"commitId":"{{seen}}"} }""");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    [Fact]
    public async Task Thread_Comments_AreAddedChangedAndTakenBackByWhoWroteThem()
    {
        var number = await OpenAsync("mine", [("add", "/neu", "x")]);
        var threads = $"{Root}pullRequests/{number}/threads";
        var thread = await (await SendAsync(
            HttpMethod.Post, threads + Version, """{"comments":[{"content":"a","commentType":1}],"status":1}""")).JsonAsync();
        var comments = $"{threads}/{thread.GetProperty("id").GetInt32()}/comments";
        await SendAsync(HttpMethod.Post, comments + Version, """{"content":"b","parentCommentId":1}""");
        await SendAsync(HttpMethod.Patch, $"{comments}/2{Version}", """{"content":"c"}""");
        using var removed = await CallAsync($"{comments}/1{Version}", HttpMethod.Delete);

        var read = (await ReadAsync(comments + Version)).GetProperty("value");
        Assert.True(read[0].GetProperty("isDeleted").GetBoolean());
        Assert.False(read[0].TryGetProperty("content", out _));
        Assert.Equal(("c", 1), (read[1].Text("content"), read[1].GetProperty("parentCommentId").GetInt32()));

        var other = Emulator.State.Tokens.Issue(Emulator.State.UserAssigned[0]);
        using var request = Calls.Request(HttpMethod.Delete, $"{comments}/2{Version}", Bearer(other));
        using var refused = await Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var nonsense = await SendAsync(HttpMethod.Patch, $"{comments[..^"/comments".Length]}{Version}", """{"status":"bogus"}""");
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
    }
}
