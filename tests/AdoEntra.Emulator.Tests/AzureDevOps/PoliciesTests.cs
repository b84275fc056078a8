using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Organizations.Policies;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

/// <summary>Policies as they are read, written and looked for.</summary>
public sealed class PoliciesTests : EmulatorTests
{
    private const string Configurations = "MyOrg/SecretSauce/_apis/policy/configurations";
    private const string OfGit = "MyOrg/SecretSauce/_apis/git/policy/configurations";
    private const string Version = "?api-version=7.1";

    [Fact]
    public async Task Post_WithNulls_KeepsThemInEachRevision()
    {
        const string Settings = """
            {"minimumApproverCount":1,"creatorVoteCounts":null,"scope":[{"repositoryId":null,"refName":null,"matchKind":"DefaultBranch"}]}
            """;
        var made = await WriteAsync(HttpMethod.Post, Configurations, Body(PolicyType.MinimumReviewers, Settings));
        Assert.Equal((13, 1, false), (Number(made, "id"), Number(made, "revision"), made.GetProperty("isDeleted").GetBoolean()));
        Assert.Equal("Minimum number of reviewers", made.GetProperty("type").Text("displayName"));
        AssertSame(Settings, made.GetProperty("settings"));
        Assert.True(JsonElement.DeepEquals(made, await ReadAsync($"{Configurations}/13{Version}")));

        var changed = await WriteAsync(
            HttpMethod.Put, Configurations + "/13", Body(PolicyType.MinimumReviewers, Settings, isEnabled: false));
        Assert.Equal((2, false), (Number(changed, "revision"), changed.GetProperty("isEnabled").GetBoolean()));
        AssertSame(Settings, changed.GetProperty("settings"));

        using var deleted = await CallAsync($"{Configurations}/13{Version}", HttpMethod.Delete);
        using var gone = await CallAsync($"{Configurations}/13{Version}");
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (deleted.StatusCode, gone.StatusCode));
        var revisions = (await ReadAsync($"{Configurations}/13/revisions{Version}")).GetProperty("value").EnumerateArray().ToArray();
        Assert.Equal(
            [(3, true), (2, false), (1, false)],
            revisions.Select(one => (Number(one, "revision"), one.GetProperty("isDeleted").GetBoolean())));
        Assert.True(JsonElement.DeepEquals(made, await ReadAsync($"{Configurations}/13/revisions/1{Version}")));
    }

    [Theory]
    [InlineData("""{"type":{"id":"5c1d0000-0000-6d05-8000-0000000000e1"},"settings":{"scope":[{"matchKind":"Exact"}]}}""", 404)]
    [InlineData("""{"type":{"id":"c6a1889d-b943-4856-b76f-9e46bb6b0df2"},"settings":{}}""", 400)]
    [InlineData("""{"type":{"id":"c6a1889d-b943-4856-b76f-9e46bb6b0df2"},"settings":{"scope":[{"matchKind":"Some"}]}}""", 400)]
    public async Task Post_WhatDoesNotFit_IsRefused(string body, int status)
    {
        using var response = await SendAsync(HttpMethod.Post, Configurations + Version, body);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Put_OfAnotherType_IsRefused()
    {
        using var response = await SendAsync(
            HttpMethod.Put, $"{Configurations}/1{Version}", Body(PolicyType.Comments, """{"scope":[{"matchKind":"Exact"}]}"""));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task List_ByScope_IsThatRepositorysAndBranchs()
    {
        var api = Repository("api").ToString("N");

        Assert.Equal([2], await IdsAsync($"{Configurations}{Version}&scope={api}"));
        Assert.Equal([2], await IdsAsync($"{Configurations}{Version}&scope={api}:refs/heads/main"));
        Assert.Empty(await IdsAsync($"{Configurations}{Version}&scope={api}:refs/heads/other"));
        Assert.Equal([12], await IdsAsync($"{Configurations}{Version}&policyType={PolicyType.WorkItems.Id}"));
    }

    [Fact]
    public async Task OfGit_BranchOfARepository_IsAllThatHoldsThere()
    {
        const string Prefix = """{"scope":[{"repositoryId":null,"refName":"refs/heads/feature/","matchKind":"Prefix"}]}""";
        await WriteAsync(HttpMethod.Post, Configurations, Body(PolicyType.Comments, Prefix));
        var of = $"{OfGit}{Version}&repositoryId={Repository("api")}";

        Assert.Equal([2, 12], await IdsAsync($"{of}&refName=refs/heads/main"));
        Assert.Equal([13], await IdsAsync($"{of}&refName=refs/heads/feature/ui"));
        Assert.Empty(await IdsAsync($"{of}&refName=refs/heads/release/1.0"));
        Assert.Equal([2, 12, 13], await IdsAsync(of));
        Assert.Equal([2, 13], await IdsAsync($"{of}&policyType={PolicyType.Comments.Id}"));
        Assert.Equal(13, (await IdsAsync(OfGit + Version)).Count);
        using var first = await CallAsync(of + "&$top=2");
        var token = Uri.EscapeDataString(first.Header("x-ms-continuationtoken")!);
        Assert.Equal([13], await IdsAsync($"{of}&$top=2&continuationToken={token}"));
    }

    [Fact]
    public async Task Delete_Repository_TakesItsPoliciesAlongAndBringsThemBack()
    {
        var id = Repository("api");
        const string Git = "MyOrg/SecretSauce/_apis/git/";
        using var deleted = await CallAsync($"{Git}repositories/{id}{Version}", HttpMethod.Delete);
        Assert.DoesNotContain(2, await IdsAsync(Configurations + Version));

        using var restored = await SendAsync(HttpMethod.Patch, $"{Git}recycleBin/repositories/{id}{Version}", """{"deleted":false}""");
        Assert.Contains(2, await IdsAsync(Configurations + Version));
    }

    [Fact]
    public async Task Policy_OfABranch_KeepsPushesOut()
    {
        var settings = $$"""{"scope":[{"repositoryId":"{{Repository("api")}}","refName":"refs/heads/main","matchKind":"Exact"}]}""";
        await WriteAsync(HttpMethod.Post, Configurations, Body(PolicyType.WorkItems, settings, isBlocking: true));
        const string Refs = "MyOrg/SecretSauce/_apis/git/repositories/api/refs";
        var main = (await ReadAsync($"{Refs}{Version}&filter=heads/main")).GetProperty("value")[0].Text("objectId");
        string Deletion(string of) => $$"""
            [{"name":"refs/heads/{{of}}","oldObjectId":"{{main}}","newObjectId":"{{new string('0', 40)}}"}]
            """;

        var result = (await WriteAsync(HttpMethod.Post, Refs, Deletion("main"))).GetProperty("value")[0];
        Assert.Equal("rejectedByPolicy", result.Text("updateStatus"));
        result = (await WriteAsync(HttpMethod.Post, Refs, Deletion("feature/ui"))).GetProperty("value")[0];
        Assert.Equal("staleOldObjectId", result.Text("updateStatus"));
    }

    private static string Body(PolicyType type, string settings, bool isEnabled = true, bool isBlocking = false) => $$"""
        {"isEnabled":{{(isEnabled ? "true" : "false")}},"isBlocking":{{(isBlocking ? "true" : "false")}},
         "type":{"id":"{{type.Id}}"},"settings":{{settings}} }
        """;

    private static void AssertSame(string expected, JsonElement actual)
    {
        using var json = JsonDocument.Parse(expected);
        Assert.True(JsonElement.DeepEquals(json.RootElement, actual), actual.GetRawText());
    }

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private Guid Repository(string name) =>
        Emulator.State.FindOrganization("MyOrg")!.FindProject("SecretSauce")!.Repositories.First(one => one.Name == name).Id;

    private async Task<JsonElement> WriteAsync(HttpMethod method, string target, string body) =>
        await (await SendAsync(method, target + Version, body)).JsonAsync();

    private async Task<JsonElement> ReadAsync(string target) => await (await CallAsync(target)).JsonAsync();

    private async Task<List<int>> IdsAsync(string target) =>
        [.. (await ReadAsync(target)).GetProperty("value").EnumerateArray().Select(one => Number(one, "id"))];
}
