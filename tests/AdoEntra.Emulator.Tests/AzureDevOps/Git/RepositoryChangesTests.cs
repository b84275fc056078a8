using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Git;

/// <summary>What changes repositories really changes them.</summary>
public sealed class RepositoryChangesTests : EmulatorTests
{
    private const string Repositories = "MyOrg/SecretSauce/_apis/git/repositories";
    private const string Version = "?api-version=7.1";

    [Fact]
    public async Task Post_NewName_IsInTheListUntilDeleted()
    {
        var before = (await (await CallAsync(Repositories + Version)).JsonAsync()).Names();

        var made = await (await SendAsync(HttpMethod.Post, Repositories + Version, """{"name":"new & böse"}""")).JsonAsync(
            HttpStatusCode.Created
        );

        Assert.Equal("SecretSauce", made.GetProperty("project").Text("name"));
        Assert.False(made.TryGetProperty("defaultBranch", out _));
        Assert.Equal([.. before, "new & böse"], (await (await CallAsync(Repositories + Version)).JsonAsync()).Names());
        var organization = (await (await CallAsync("MyOrg/_apis/git/repositories" + Version)).JsonAsync()).Names();
        Assert.Contains("new & böse", organization);
        Assert.Contains(Emulator.State.FindOrganization("MyOrg")!.Projects[0].Repositories, one => one.Name == "new & böse");

        using var deleted = await CallAsync($"{Repositories}/{made.Text("id")}{Version}", HttpMethod.Delete);

        Assert.Equal((HttpStatusCode.NoContent, 0), (deleted.StatusCode, (await deleted.Content.ReadAsByteArrayAsync()).Length));
        Assert.Equal(before, (await (await CallAsync(Repositories + Version)).JsonAsync()).Names());
        using var again = await CallAsync($"{Repositories}/{made.Text("id")}{Version}", HttpMethod.Delete);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Post_WithoutAProjectInTheAddress_TakesTheOneOfTheBody()
    {
        var legacy = Emulator.State.FindOrganization("MyOrg")!.FindProject("Legacy")!;
        var body = $$"""{"name":"another","project":{"id":"{{legacy.Id}}"} }""";

        var made = await (await SendAsync(HttpMethod.Post, "MyOrg/_apis/git/repositories" + Version, body)).JsonAsync(
            HttpStatusCode.Created
        );

        Assert.Equal("Legacy", made.GetProperty("project").Text("name"));
    }

    [Theory]
    [InlineData("""{"name":"API"}""", 409, "TF400948")]
    [InlineData("""{"name":"a/b"}""", 400, "TF401025")]
    [InlineData("""{"name":""}""", 400, "The value of 'name'")]
    [InlineData("{}", 400, "The value of 'name'")]
    public async Task Post_NameThatWillNotDo_IsRefused(string body, int status, string beginning)
    {
        var error = await (await SendAsync(HttpMethod.Post, Repositories + Version, body)).JsonAsync((HttpStatusCode)status);

        Assert.StartsWith(beginning, error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Patch_NameBranchAndState_AreChanged()
    {
        var api = Emulator.State.FindOrganization("MyOrg")!.Projects[0].Repositories[1];
        var target = $"{Repositories}/{api.Id}{Version}";

        var renamed = await (await SendAsync(
            HttpMethod.Patch, target, """{"name":"api2","defaultBranch":"refs/heads/release/1.0"}""")).JsonAsync();
        Assert.Equal(("api2", "refs/heads/release/1.0"), (renamed.Text("name"), renamed.Text("defaultBranch")));
        using var old = await CallAsync($"{Repositories}/api{Version}");
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
        Assert.Equal("api2", (await (await CallAsync(Repositories + Version)).JsonAsync()).Names()[1]);

        var disabled = await (await SendAsync(HttpMethod.Patch, target, """{"isDisabled":true}""")).JsonAsync();
        Assert.True(disabled.GetProperty("isDisabled").GetBoolean());
        using var references = await CallAsync($"{Repositories}/api2/refs{Version}");
        Assert.Equal(HttpStatusCode.NotFound, references.StatusCode);
    }

    [Theory]
    [InlineData("""{"name":"web"}""", HttpStatusCode.Conflict)]
    [InlineData("""{"defaultBranch":"refs/heads/none"}""", HttpStatusCode.NotFound)]
    public async Task Patch_WhatDoesNotFit_IsRefused(string body, HttpStatusCode status)
    {
        using var answer = await SendAsync(HttpMethod.Patch, $"{Repositories}/api{Version}", body);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/api")]
    [InlineData("PATCH", "")]
    [InlineData("DELETE", "")]
    public async Task Change_ListForItemOrItemForList_Is405(string method, string item)
    {
        OutsideContract("the verb belongs to the other one");

        using var answer = await SendAsync(new HttpMethod(method), Repositories + item + Version, "{}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task Post_ManyAtOnce_AreAllThereAndOneNameIsTakenOnce()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(number =>
            SendAsync(HttpMethod.Post, Repositories + Version, $$"""{"name":"{{(number % 2 == 0 ? "same" : $"new-{number}")}}"}""")));

        Assert.Equal(21, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(19, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(31, (await (await CallAsync(Repositories + Version)).JsonAsync()).GetProperty("count").GetInt32());
    }
}
