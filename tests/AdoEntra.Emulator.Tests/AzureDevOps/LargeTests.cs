using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

public sealed class LargeTests() : EmulatorTests(
    new EmulatorOptions { LargeRepositories = 10_000, ExtraProjects = 3, RepositoriesPerProject = 7 })
{
    [Fact]
    public async Task List_Large_IsOneUnpagedAnswerThatIsReadyBeforehand()
    {
        Assert.Equal(1, Emulator.Listings.Count);

        using var answer = await CallAsync("MyOrg/Large/_apis/git/repositories?api-version=7.1");
        var body = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(body.Length, answer.Content.Headers.ContentLength);
        Assert.InRange(body.Length, 7_000_000, 10_000_000);
        var repositories = (await answer.JsonAsync()).GetProperty("value").EnumerateArray();
        Assert.Equal(10_000, repositories.Select(item => item.Text("id")).Distinct().Count());
        Assert.Equal(1, Emulator.Listings.Count);
    }

    [Fact]
    public async Task List_NumberedProjects_HaveTheirRepositories()
    {
        var page = await (await CallAsync("MyOrg/Project%200003/_apis/git/repositories?api-version=7.1")).JsonAsync();

        Assert.Equal(7, page.GetProperty("count").GetInt32());
        Assert.Equal("repository-00001", page.Names()[0]);
    }
}
