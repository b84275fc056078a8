using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Policies;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Git;

/// <summary>Reviewers, their votes, labels, policies and what they let through.</summary>
public sealed class PullRequestVoteTests : PullRequestScene
{
    private static readonly Guid Ada = KnownPrincipals.Person.AzureDevOpsId;
    private static readonly Guid Contributors = StableGuid.From("group/SecretSauce/Contributors");

    private string Own => Emulator.State.SystemAssigned.AzureDevOpsId.ToString();

    [Fact]
    public async Task Reviewers_AddedFlaggedAndRemoved_AreWhatTheyWereMade()
    {
        var reviewers = $"{Root}pullRequests/{await OpenAsync("mine", [("add", "/neu", "x")])}/reviewers";
        using var added = await SendAsync(
            HttpMethod.Post, reviewers + Version, $$"""[{"id":"{{Ada}}"},{"id":"{{Contributors}}","isRequired":true}]""");
        Assert.Equal(2, (await added.JsonAsync()).GetProperty("count").GetInt32());
        using var flagged = await SendAsync(
            HttpMethod.Patch, $"{reviewers}/{Ada}{Version}", """{"isFlagged":true,"hasDeclined":true}""");
        Assert.True((await flagged.JsonAsync()).GetProperty("hasDeclined").GetBoolean());

        var list = (await ReadAsync(reviewers + Version)).GetProperty("value").EnumerateArray().ToArray();
        Assert.Equal(["Ada Operator", @"[SecretSauce]\Contributors"], list.Select(one => one.Text("displayName")));
        Assert.Equal([false, true], list.Select(one => one.TryGetProperty("isContainer", out _)));
        Assert.Equal([false, true], list.Select(one => one.GetProperty("isRequired").GetBoolean()));
        using var removed = await CallAsync($"{reviewers}/{Ada}{Version}", HttpMethod.Delete);
        using var gone = await CallAsync($"{reviewers}/{Ada}{Version}");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (removed.StatusCode, gone.StatusCode));
    }

    [Fact]
    public async Task Vote_IsTheCallersOwn()
    {
        var reviewers = $"{Root}pullRequests/{await OpenAsync("mine", [("add", "/neu", "x")])}/reviewers";
        var voted = await (await SendAsync(HttpMethod.Put, $"{reviewers}/{Own}{Version}", """{"vote":10}""")).JsonAsync();
        Assert.Equal(10, voted.GetProperty("vote").GetInt32());
        using var anothers = await SendAsync(HttpMethod.Put, $"{reviewers}/{Ada}{Version}", """{"vote":10}""");
        using var nonsense = await SendAsync(HttpMethod.Put, $"{reviewers}/{Own}{Version}", """{"vote":7}""");
        using var nobody = await SendAsync(HttpMethod.Put, $"{reviewers}/{Guid.Empty}{Version}", "{}");
        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.BadRequest, HttpStatusCode.NotFound],
            [anothers.StatusCode, nonsense.StatusCode, nobody.StatusCode]);

        using var reset = await SendAsync(HttpMethod.Patch, reviewers + Version, $$"""[{"id":"{{Own}}","vote":0}]""");
        Assert.Equal(0, (await ReadAsync($"{reviewers}/{Own}{Version}")).GetProperty("vote").GetInt32());
    }

    [Fact]
    public async Task Vote_OfAMember_IsThatOfTheGroupToo()
    {
        var reviewers = $"{Root}pullRequests/{await OpenAsync("mine", [("add", "/neu", "x")])}/reviewers";
        using var added = await SendAsync(HttpMethod.Post, reviewers + Version, $$"""[{"id":"{{Contributors}}"}]""");
        var bela = SampleDirectory.Colleagues[0];

        using var voted = await VoteAsync(reviewers, bela, 5);

        Assert.Equal(5, (await ReadAsync($"{reviewers}/{Contributors}{Version}")).GetProperty("vote").GetInt32());
    }

    [Fact]
    public async Task Labels_AreAddedOnceFoundAndRemoved()
    {
        var labels = $"{Root}pullRequests/{await OpenAsync("mine", [("add", "/neu", "x")])}/labels";
        using var first = await SendAsync(HttpMethod.Post, labels + Version, """{"name":"Grün/Blau"}""");
        using var second = await SendAsync(HttpMethod.Post, labels + Version, """{"name":"GRÜN/BLAU"}""");
        var label = Assert.Single((await ReadAsync(labels + Version)).GetProperty("value").EnumerateArray());

        Assert.Equal("GRÜN/BLAU", (await ReadAsync($"{labels}/{label.Text("id")}{Version}")).Text("name"));
        using var removed = await CallAsync($"{labels}/{Uri.EscapeDataString("grün/blau")}{Version}", HttpMethod.Delete);
        using var none = await CallAsync($"{labels}/none{Version}");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (removed.StatusCode, none.StatusCode));
        Assert.Equal(0, (await ReadAsync(labels + Version)).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Policies_ThatAreRequired_HoldItUntilTheyAreKept()
    {
        await PolicyAsync(PolicyType.MinimumReviewers, "\"minimumApproverCount\":1,\"creatorVoteCounts\":false,");
        await PolicyAsync(PolicyType.RequiredReviewers, $"\"requiredReviewerIds\":[\"{Contributors}\"],\"filenamePatterns\":[\"/neu*\"],");
        await PolicyAsync(PolicyType.RequiredReviewers, $"\"requiredReviewerIds\":[\"{Ada}\"],\"filenamePatterns\":[\"*.png\"],");
        await PolicyAsync(PolicyType.Comments, string.Empty);
        var number = await OpenAsync("mine", [("add", "/neu", "x")]);
        var (reviewers, threads) = ($"{Root}pullRequests/{number}/reviewers", $"{Root}pullRequests/{number}/threads");
        var thread = await (await SendAsync(
            HttpMethod.Post, threads + Version, """{"comments":[{"content":"a"}],"status":"active"}""")).JsonAsync();
        using var own = await SendAsync(HttpMethod.Put, $"{reviewers}/{Own}{Version}", """{"vote":10}""");
        Assert.Equal("2:rejected 12:rejected 13:running 14:running 16:rejected", await EvaluationsAsync(number));
        Assert.Equal("2:rejected 12:rejected 13:running 14:running 15:notApplicable 16:rejected",
            await EvaluationsAsync(number, "&includeNotApplicable=true"));
        using var early = await CompleteAsync(number);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);

        using var fixedOne = await SendAsync(
            HttpMethod.Patch, $"{threads}/{thread.GetProperty("id")}{Version}", """{"status":"fixed"}""");
        using var rejected = await VoteAsync(reviewers, SampleDirectory.Colleagues[0], -10);
        Assert.StartsWith("2:approved 12:rejected 13:rejected 14:running", await EvaluationsAsync(number), StringComparison.Ordinal);
        using var approved = await VoteAsync(reviewers, SampleDirectory.Colleagues[0], 10);
        Assert.Equal("2:approved 12:rejected 13:approved 14:approved 16:approved", await EvaluationsAsync(number));
        using var done = await CompleteAsync(number);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
    }

    [Fact]
    public async Task Policy_Bypassed_DoesNotHold()
    {
        await PolicyAsync(PolicyType.Build, "\"buildDefinitionId\":3,");
        var number = await OpenAsync("mine", [("add", "/neu", "x")]);
        using var refused = await CompleteAsync(number);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);

        var done = await (await CompleteAsync(number, """{"bypassPolicy":true,"bypassReason":"eilig"}""")).JsonAsync();
        Assert.Equal(("completed", "eilig"), (done.Text("status"), done.GetProperty("completionOptions").Text("bypassReason")));
    }

    [Fact]
    public async Task Policy_OfTheStrategy_AllowsThatOnly()
    {
        await PolicyAsync(PolicyType.MergeStrategy, "\"allowSquash\":true,\"allowRebase\":false,");
        var number = await OpenAsync("mine", [("add", "/neu", "x")]);

        using var refused = await CompleteAsync(number, """{"mergeStrategy":"rebase"}""");
        using var done = await CompleteAsync(number, """{"mergeStrategy":"squash"}""");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.OK), (refused.StatusCode, done.StatusCode));
    }

    [Fact]
    public async Task AutoComplete_MergesAsSoonAsAllIsKept()
    {
        await PolicyAsync(PolicyType.MinimumReviewers, "\"minimumApproverCount\":1,");
        var number = await OpenAsync("mine", [("add", "/neu", "x")]);
        var waiting = await (await PatchAsync(number, $$"""
            {"autoCompleteSetBy":{"id":"{{Own}}"},"completionOptions":{"mergeStrategy":"squash","autoCompleteIgnoreConfigIds":[12]} }
            """)).JsonAsync();
        Assert.Equal(("active", "runbook-host"), (waiting.Text("status"), waiting.GetProperty("autoCompleteSetBy").Text("displayName")));
        var ended = await (await PatchAsync(number, $$"""{"autoCompleteSetBy":{"id":"{{Guid.Empty}}"} }""")).JsonAsync();
        Assert.False(ended.TryGetProperty("autoCompleteSetBy", out _));
        using var again = await PatchAsync(number, $$"""{"autoCompleteSetBy":{"id":"{{Own}}"} }""");

        using var voted = await VoteAsync($"{Root}pullRequests/{number}/reviewers", SampleDirectory.Colleagues[1], 10);

        var done = await ReadAsync($"{Root}pullrequests/{number}{Version}");
        Assert.Equal(("completed", "x"), (done.Text("status"), await FileAsync("/neu")));
        Assert.Equal("runbook-host", done.GetProperty("closedBy").Text("displayName"));
    }

    [Fact]
    public async Task Evaluation_Requeued_BeginsOnceMore()
    {
        await PolicyAsync(PolicyType.Build, "\"buildDefinitionId\":3,");
        var number = await OpenAsync("mine", [("add", "/neu", "x")]);
        var list = await ReadAsync(Evaluations(number));
        var build = list.GetProperty("value").EnumerateArray()
            .Single(one => one.GetProperty("configuration").GetProperty("id").GetInt32() == 13);
        Assert.Equal(3, build.GetProperty("context").GetProperty("buildDefinitionId").GetInt32());
        var one = $"MyOrg/SecretSauce/_apis/policy/evaluations/{build.Text("evaluationId")}?api-version=7.1-preview.1";

        var again = await (await CallAsync(one, HttpMethod.Patch)).JsonAsync();

        Assert.True(again.GetProperty("startedDate").GetDateTime() > build.GetProperty("startedDate").GetDateTime());
        Assert.True(JsonElement.DeepEquals(again, await ReadAsync(one)));
        using var nothing = await CallAsync(Evaluations(999));
        using var otherProject = await CallAsync(
            Evaluations(number).Replace("MyOrg/SecretSauce", "MyOrg/Legacy", StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (nothing.StatusCode, otherProject.StatusCode));
    }

    private async Task PolicyAsync(PolicyType type, string settings)
    {
        using var made = await SendAsync(HttpMethod.Post, $"MyOrg/SecretSauce/_apis/policy/configurations{Version}", $$"""
            {"isEnabled":true,"isBlocking":true,"type":{"id":"{{type.Id}}"},
             "settings":{ {{settings}} "scope":[{"repositoryId":null,"refName":"refs/heads/main","matchKind":"Exact"}] } }
            """);
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
    }

    private string Evaluations(int number)
    {
        var project = Emulator.State.FindOrganization("MyOrg")!.FindProject("SecretSauce")!.Id;
        return "MyOrg/SecretSauce/_apis/policy/evaluations?api-version=7.1-preview.1&artifactId="
            + Uri.EscapeDataString($"vstfs:///CodeReview/CodeReviewId/{project}/{number}");
    }

    private async Task<string> EvaluationsAsync(int number, string more = "") =>
        string.Join(' ', (await ReadAsync(Evaluations(number) + more)).GetProperty("value").EnumerateArray()
            .Select(one => $"{one.GetProperty("configuration").GetProperty("id")}:{one.Text("status")}"));

    private Task<HttpResponseMessage> CompleteAsync(int number, string options = "{}") => PatchAsync(
        number, $$"""{"status":"completed","lastMergeSourceCommit":{"commitId":"{source}"},"completionOptions":{{options}} }""");

    private async Task<HttpResponseMessage> VoteAsync(string reviewers, EmulatedIdentity who, int vote)
    {
        Emulator.State.FindOrganization("MyOrg")!.Add(new Entitlement(who, "express", DateTime.UnixEpoch, []));
        using var request = Calls.Request(
            HttpMethod.Put, $"{reviewers}/{who.AzureDevOpsId}{Version}", Bearer(Emulator.State.Tokens.Issue(who)));
        request.Content = new StringContent($$"""{"vote":{{vote}} }""", new MediaTypeHeaderValue("application/json"));
        return await Client.SendAsync(request);
    }
}
