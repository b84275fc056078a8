using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Git;

public sealed class ReferencesTests() : EmulatorTests(new EmulatorOptions { LargeReferences = 2_500 })
{
    private const string Of = "MyOrg/SecretSauce/_apis/git/repositories/api/refs?api-version=7.1";
    private const string OfLarge = "MyOrg/Large/_apis/git/repositories/Large/refs?api-version=7.1";
    private const string Nothing = "0000000000000000000000000000000000000000";

    [Fact]
    public async Task List_NothingAskedFor_IsNotPaged()
    {
        using var few = await CallAsync(Of);
        using var many = await CallAsync(OfLarge);

        Assert.Equal(12, (await few.JsonAsync()).GetProperty("count").GetInt32());
        Assert.Equal(2_500, (await many.JsonAsync()).GetProperty("count").GetInt32());
        Assert.Null(few.Header("x-ms-continuationtoken"));
        Assert.Null(many.Header("x-ms-continuationtoken"));
    }

    [Fact]
    public async Task List_ByTopAndToken_IsEveryOneOnceInOrder()
    {
        var names = new List<string>();
        for (string? token = string.Empty; token is not null;)
        {
            using var answer = await CallAsync($"{OfLarge}&$top=1000{token}");
            names.AddRange((await answer.JsonAsync()).Names());
            token = answer.Header("x-ms-continuationtoken") is { } next ? "&continuationToken=" + Uri.EscapeDataString(next) : null;
        }

        Assert.Equal(2_500, names.Distinct().Count());
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(3, Emulator.Requests.List(EmulatedRoute.References).Count);
    }

    [Fact]
    public async Task List_TokenWithoutTop_IsAPageOfAHundred()
    {
        using var first = await CallAsync(OfLarge + "&$top=7");
        var token = Uri.EscapeDataString(first.Header("x-ms-continuationtoken")!);

        var second = await (await CallAsync($"{OfLarge}&continuationToken={token}")).JsonAsync();

        Assert.Equal(100, second.GetProperty("count").GetInt32());
        Assert.Equal("refs/heads/topic/0000007", second.Names()[0]);
    }

    [Theory]
    [InlineData("$top=1001")]
    [InlineData("$top=0")]
    [InlineData("continuationToken=abc")]
    public async Task List_ParameterThatMakesNoSense_Is400(string parameter)
    {
        var error = await (await CallAsync($"{Of}&{parameter}")).JsonAsync(HttpStatusCode.BadRequest);

        Assert.Contains(parameter.Split('=')[0], error.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("filter=heads%2Ffeature", 4)]
    [InlineData("filter=tags", 3)]
    [InlineData("filterContains=release", 2)]
    [InlineData("filter=heads%2F&filterContains=%C3%BC", 1)]
    [InlineData("filter=none", 0)]
    public async Task List_Filtered_IsWhatFits(string parameters, int expected)
    {
        var page = await (await CallAsync($"{Of}&{parameters}")).JsonAsync();

        Assert.Equal(expected, page.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task List_EmptyRepository_IsEmpty()
    {
        var page = await (await CallAsync("MyOrg/SecretSauce/_apis/git/repositories/sandbox/refs?api-version=7.1")).JsonAsync();

        Assert.Equal((0, 0), (page.GetProperty("count").GetInt32(), page.GetProperty("value").GetArrayLength()));
    }

    [Fact]
    public async Task Post_NewBranch_IsMadeMovedAndDeleted()
    {
        var main = (await (await CallAsync(Of + "&filter=heads%2Fmain")).JsonAsync()).GetProperty("value")[0].Text("objectId");
        var other = (await (await CallAsync(Of + "&filter=heads%2Frelease")).JsonAsync()).GetProperty("value")[0].Text("objectId");
        const string Branch = "&filter=heads%2Fmine";

        Assert.Equal("succeeded", await MoveAsync("refs/heads/mine", Nothing, main));
        Assert.Equal(main, (await (await CallAsync(Of + Branch)).JsonAsync()).GetProperty("value")[0].Text("objectId"));
        Assert.Equal("staleOldObjectId", await MoveAsync("refs/heads/mine", Nothing, other));
        Assert.Equal("succeeded", await MoveAsync("refs/heads/mine", main, other));
        Assert.Equal("succeeded", await MoveAsync("refs/heads/mine", other, Nothing));
        Assert.Equal(0, (await (await CallAsync(Of + Branch)).JsonAsync()).GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("mine", "invalidRefName")]
    [InlineData("refs/mine", "invalidRefName")]
    [InlineData("refs/heads/", "invalidRefName")]
    [InlineData("refs/heads/a..b", "invalidRefName")]
    [InlineData("refs/heads/a b", "invalidRefName")]
    [InlineData("refs/heads/.a", "invalidRefName")]
    [InlineData("refs/heads/a.lock", "invalidRefName")]
    [InlineData("refs/heads/mine", "unresolvableToCommit")]
    [InlineData("refs/tags/mine", "unresolvableToCommit")]
    public async Task Post_WhatCannotBe_SaysWhy(string name, string status) =>
        Assert.Equal(status, await MoveAsync(name, Nothing, "1111111111111111111111111111111111111111"));

    [Theory]
    [InlineData("refs/heads/feature", "refNameConflict")]
    [InlineData("refs/heads/main/mine", "refNameConflict")]
    [InlineData("refs/heads/restricted/mine", "createBranchPermissionRequired")]
    [InlineData("refs/tags/restricted/mine", "createTagPermissionRequired")]
    [InlineData("refs/heads/grün/名/#1%", "succeeded")]
    public async Task Post_ByItsName_IsMadeOrNot(string name, string status)
    {
        Assert.Equal(status, await MoveAsync(name, Nothing, await MainAsync()));
        Assert.Equal("succeededNonExistentRef", await MoveAsync("refs/heads/none", await MainAsync(), Nothing));
    }

    [Fact]
    public async Task Post_Several_AreEachByThemselves()
    {
        var main = await MainAsync();
        Emulator.State.FindOrganization("MyOrg")!.Projects.SelectMany(project => project.Repositories).First(one => one.Name == "api")
            .Content.Value.Locks["refs/heads/feature/ui"] = KnownPrincipals.Person;

        var page = await (await SendAsync(HttpMethod.Post, Of, $$"""
            [{"name":"refs/heads/one","oldObjectId":"{{Nothing}}","newObjectId":"{{main}}"},
             {"name":"refs/heads/feature/ui","oldObjectId":"{{main}}","newObjectId":"{{Nothing}}"},
             {"name":"refs/heads/main","oldObjectId":"{{Nothing}}","newObjectId":"{{main}}"},
             {"name":"refs/heads/two","oldObjectId":"{{Nothing}}","newObjectId":"{{main}}"}]
            """)).JsonAsync();

        Assert.Equal(
            [("succeeded", true), ("locked", false), ("staleOldObjectId", false), ("succeeded", true)],
            page.GetProperty("value").EnumerateArray().Select(one => (one.Text("updateStatus"), one.GetProperty("success").GetBoolean())));
        Assert.Contains("Ada Operator", page.GetProperty("value")[1].Text("customMessage"), StringComparison.Ordinal);
        var mine = await (await CallAsync(Of + "&includeMyBranches=true")).JsonAsync();
        Assert.Equal(["refs/heads/main", "refs/heads/one", "refs/heads/two"], mine.Names());
        Assert.Equal("runbook-host", mine.GetProperty("value")[1].GetProperty("creator").Text("displayName"));
        var locked = (await (await CallAsync(Of + "&filter=heads%2Ffeature%2Fui")).JsonAsync()).GetProperty("value")[0];
        Assert.Equal("Ada Operator", locked.GetProperty("isLockedBy").Text("displayName"));
    }

    private async Task<string> MainAsync() =>
        (await (await CallAsync(Of + "&filter=heads%2Fmain")).JsonAsync()).GetProperty("value")[0].Text("objectId");

    private async Task<string> MoveAsync(string name, string oldId, string newId)
    {
        var page = await (await SendAsync(
            HttpMethod.Post, Of, JsonSerializer.Serialize(new[] { new { name, oldObjectId = oldId, newObjectId = newId } }))).JsonAsync();
        var result = Assert.Single(page.GetProperty("value").EnumerateArray());
        Assert.Equal(
            result.Text("updateStatus").StartsWith("succeeded", StringComparison.Ordinal), result.GetProperty("success").GetBoolean());
        return result.Text("updateStatus");
    }
}
