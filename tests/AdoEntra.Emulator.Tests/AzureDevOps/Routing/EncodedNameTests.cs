using System.Net;
using AdoEntra.Emulator.Requests;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Routing;

public sealed class EncodedNameTests : EmulatorTests
{
    private const string Encoded = "Gr%C3%BCn%20%26%20Blau%20%231%20100%25";

    [Theory]
    [InlineData("Gr%C3%BCn%20%26%20Blau%20%231%20100%25", "Grün & Blau #1 100%")]
    [InlineData("C%23%20Tools", "C# Tools")]
    [InlineData("c%23%20tools", "C# Tools")]
    [InlineData("a%2Bb", "a+b")]
    [InlineData("a+b", "a+b")]
    [InlineData("100%2525%20literal", "100%25 literal")]
    public async Task Get_EncodedRepository_IsFound(string segment, string name)
    {
        var repository = await (await CallAsync($"MyOrg/{Encoded}/_apis/git/repositories/{segment}?api-version=7.1")).JsonAsync();

        Assert.Equal(name, repository.Text("name"));
        Assert.Equal("Grün & Blau #1 100%", repository.GetProperty("project").Text("name"));
    }

    [Theory]
    [InlineData("a%20b")]
    [InlineData("100%25%20literal")]
    [InlineData("C%2523%20Tools")]
    public async Task Get_WronglyEncodedRepository_IsNotFound(string segment)
    {
        using var answer = await CallAsync($"MyOrg/{Encoded}/_apis/git/repositories/{segment}?api-version=7.1");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Get_UrlsOfAnEncodedRepository_LeadBack()
    {
        var page = await (await CallAsync($"MyOrg/{Encoded}/_apis/git/repositories?api-version=7.1")).JsonAsync();

        foreach (var listed in page.GetProperty("value").EnumerateArray())
        {
            var asked = await (await CallAsync(listed.Text("url") + "?api-version=7.1")).JsonAsync();
            Assert.Equal(listed.Text("name"), asked.Text("name"));
            Assert.EndsWith("/_git/" + Uri.EscapeDataString(listed.Text("name")), listed.Text("webUrl"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task List_OtherScripts_ComeAsTheyAre()
    {
        using var answer = await CallAsync("MyOrg/Caf%C3%A9%20Z%C3%BCrich/_apis/git/repositories?api-version=7.1");

        Assert.Contains("\"name\":\"Menü 日本\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a/b%2Fc/%25/d+e?x=/y", new[] { "a", "b/c", "%", "d+e" })]
    [InlineData("/a//b/", new[] { "a", "", "b" })]
    [InlineData("/", new string[0])]
    [InlineData("http://127.0.0.1:80/a/b?c", new[] { "a", "b" })]
    public void Parse_Target_DecodesEachSegmentOnce(string target, string[] segments)
    {
        Assert.Equal(segments, RequestTarget.Parse(target).Segments);
    }
}
