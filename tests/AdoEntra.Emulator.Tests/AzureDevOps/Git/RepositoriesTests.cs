using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Git;

public sealed class RepositoriesTests : EmulatorTests
{
    private const string OfSecretSauce = "MyOrg/SecretSauce/_apis/git/repositories?api-version=7.1";

    [Fact]
    public async Task List_SecretSauce_IsItsTenRepositories()
    {
        using var answer = await CallAsync(OfSecretSauce);

        var page = await answer.JsonAsync();
        Assert.Equal(10, page.GetProperty("count").GetInt32());
        Assert.Equal(
            [
                "SecretSauce", "api", "web", "infra", "docs", "mobile app", "data-pipeline", "shared-library", "sauce.recipes", "sandbox",
            ],
            page.Names());
        Assert.Null(answer.Header("x-ms-continuationtoken"));
        var repository = page.GetProperty("value")[0];
        Assert.Equal("SecretSauce", repository.GetProperty("project").Text("name"));
        Assert.Equal("refs/heads/main", repository.Text("defaultBranch"));
        Assert.Equal($"{Emulator.BaseUri}MyOrg/SecretSauce/_git/SecretSauce", repository.Text("webUrl"));
        Assert.Equal($"http://MyOrg@127.0.0.1:{Emulator.BaseUri.Port}/MyOrg/SecretSauce/_git/SecretSauce", repository.Text("remoteUrl"));
        Assert.Equal("git@ssh.dev.azure.com:v3/MyOrg/SecretSauce/SecretSauce", repository.Text("sshUrl"));
        Assert.True(repository.GetProperty("size").GetInt64() > 0);
    }

    [Fact]
    public async Task List_Organization_IsThoseOfEveryReadyProject()
    {
        var page = await (await CallAsync("MyOrg/_apis/git/repositories?api-version=7.1")).JsonAsync();

        var projects = page.GetProperty("value").EnumerateArray().Select(item => item.GetProperty("project").Text("name")).Distinct();
        Assert.Equal(["SecretSauce", "Grün & Blau #1 100%", "Contoso Web", "Legacy", "Café Zürich"], projects);
        Assert.Equal(19, page.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task List_EmptyProject_IsAnEmptyPage()
    {
        var page = await (await CallAsync("MyOrg/Empty/_apis/git/repositories?api-version=7.1")).JsonAsync();

        Assert.Equal(0, page.GetProperty("count").GetInt32());
        Assert.Equal(0, page.GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task List_Legacy_HasADisabledAndAnEmptyRepository()
    {
        var page = await (await CallAsync("MyOrg/Legacy/_apis/git/repositories?api-version=7.1")).JsonAsync();

        var (retired, moving) = (page.GetProperty("value")[0], page.GetProperty("value")[1]);
        Assert.True(retired.GetProperty("isDisabled").GetBoolean());
        Assert.Equal(0, retired.GetProperty("size").GetInt64());
        Assert.False(retired.TryGetProperty("defaultBranch", out _));
        Assert.True(moving.GetProperty("isInMaintenance").GetBoolean());
    }

    [Fact]
    public async Task List_MoreAskedFor_IsMore()
    {
        var usual = await (await CallAsync(OfSecretSauce)).JsonAsync();
        var more = await (await CallAsync(OfSecretSauce + "&includeHidden=true&includeLinks=true&includeAllUrls=true")).JsonAsync();

        Assert.DoesNotContain("SecretSauce.wiki", usual.Names());
        Assert.Contains("SecretSauce.wiki", more.Names());
        Assert.False(usual.GetProperty("value")[0].TryGetProperty("_links", out _));
        Assert.False(usual.GetProperty("value")[0].TryGetProperty("validRemoteUrls", out _));
        var first = more.GetProperty("value")[0];
        Assert.Equal(first.Text("url"), first.GetProperty("_links").GetProperty("self").Text("href"));
        Assert.Equal(first.Text("remoteUrl"), first.GetProperty("validRemoteUrls")[0].GetString());
    }

    [Fact]
    public async Task Get_ById_IsFoundWithAndWithoutAProject()
    {
        var organization = Emulator.State.FindOrganization("MyOrg")!;
        var repository = organization.Projects[0].Repositories[1];

        foreach (var prefix in new[] { "MyOrg", "MyOrg/SecretSauce", $"MyOrg/{organization.Projects[0].Id}" })
        {
            var answer = await (await CallAsync($"{prefix}/_apis/git/repositories/{repository.Id}?api-version=7.1")).JsonAsync();

            Assert.Equal("api", answer.Text("name"));
        }

        using var elsewhere = await CallAsync($"MyOrg/Legacy/_apis/git/repositories/{repository.Id}?api-version=7.1");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Get_UnknownRepository_IsTF401019ToAKnownCaller()
    {
        using var answer = await CallAsync("MyOrg/SecretSauce/_apis/git/repositories/none?api-version=7.1");

        var error = await answer.JsonAsync(HttpStatusCode.NotFound);
        Assert.StartsWith(
            "TF401019: The Git repository with name or identifier none does not exist", error.Text("message"), StringComparison.Ordinal);
        Assert.Equal("GitRepositoryNotFoundException", error.Text("typeKey"));
        Assert.NotNull(answer.Header("X-VSS-UserData"));
    }

    [Fact]
    public async Task Get_NameWithoutProject_Is400()
    {
        var error = await (await CallAsync("MyOrg/_apis/git/repositories/api?api-version=7.1")).JsonAsync(HttpStatusCode.BadRequest);

        Assert.Contains("project name is required", error.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MyOrg/NoSuchProject/_apis/git/repositories?api-version=7.1", "TF200016")]
    [InlineData("MyOrg/NoSuchProject/_apis/git/repositories/api?api-version=7.1", "TF200016")]
    [InlineData("MyOrg/00000000-0000-0000-0000-00000000dead/_apis/git/repositories?api-version=7.1", "VS800075")]
    public async Task List_UnknownProject_Is404(string target, string code)
    {
        var error = await (await CallAsync(target)).JsonAsync(HttpStatusCode.NotFound);

        Assert.StartsWith(code + ":", error.Text("message"), StringComparison.Ordinal);
    }
}
