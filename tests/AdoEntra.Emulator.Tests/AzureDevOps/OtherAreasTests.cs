using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

/// <summary>Feeds, code search, the audit log, profiles: one route or two on a host of their own.</summary>
public sealed class OtherAreasTests : EmulatorTests
{
    private const string Feeds = "feeds.dev.azure.com/MyOrg/_apis/packaging/feeds";
    private const string Search = "almsearch.dev.azure.com/MyOrg/_apis/search/codesearchresults?api-version=7.1";
    private const string Audit = "auditservice.dev.azure.com/MyOrg/_apis/audit/auditlog?api-version=7.1-preview.1";
    private const string Profiles = "app.vssps.visualstudio.com/_apis/";

    [Theory]
    [InlineData("feeds.dev.azure.com/MyOrg/_apis/packaging/feeds", "sauce")]
    [InlineData("feeds.dev.azure.com/MyOrg/SecretSauce/_apis/packaging/feeds", "kitchen")]
    [InlineData("feeds.dev.azure.com/MyOrg/Legacy/_apis/packaging/feeds", null)]
    public async Task Feeds_AreThoseOfTheOrganizationOrTheProject(string target, string? name)
    {
        var names = (await (await CallAsync(target + "?api-version=7.1")).JsonAsync()).Names();

        Assert.Equal(name is null ? [] : [name], names);
        foreach (var feed in names)
        {
            var one = await (await CallAsync($"{target}/{feed}?api-version=7.1")).JsonAsync();
            Assert.StartsWith(Emulator.BaseUri + "feeds.dev.azure.com/MyOrg/", one.Text("url"), StringComparison.Ordinal);
            Assert.Equal(one.Text("id"), (await (await CallAsync(one.Text("url") + "?api-version=7.1")).JsonAsync()).Text("id"));
        }
    }

    [Fact]
    public async Task Packages_ByTopAndSkip_AreAllOnce()
    {
        var names = new List<string>();
        List<string> page;
        do
        {
            page = (await (await CallAsync($"{Feeds}/sauce/packages?$top=20&$skip={names.Count}&api-version=7.1")).JsonAsync()).Names();
            names.AddRange(page);
        }
        while (page.Count > 0);

        Assert.Equal(57, names.Distinct().Count());
        Assert.Equal(
            28,
            (await (await CallAsync($"{Feeds}/sauce/packages?protocolType=npm&api-version=7.1")).JsonAsync())
                .GetProperty("count")
                .GetInt32()
        );
    }

    [Theory]
    [InlineData(Feeds + "/none?api-version=7.1")]
    [InlineData(Feeds + "/kitchen?api-version=7.1")]
    [InlineData(Feeds + "/sauce/packages/00000000-0000-0000-0000-000000000001?api-version=7.1")]
    [InlineData(Profiles + "profile/profiles/00000000-0000-0000-0000-000000000001?api-version=7.1")]
    public async Task Get_Unknown_Is404(string target)
    {
        using var answer = await CallAsync(target);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Search_ByTopAndSkip_CountsAllAndPagesThem()
    {
        var all = await SearchAsync("""{"searchText":"SAUCE","$top":1000,"$skip":0}""");
        var found = all.GetProperty("count").GetInt32();
        var paths = new List<string>();
        for (var skip = 0; skip < found; skip += 10)
        {
            var page = await SearchAsync($$"""{"searchText":"sauce","$top":10,"$skip":{{skip}},"includeFacets":true}""");
            Assert.Equal(found, page.GetProperty("count").GetInt32());
            paths.AddRange(page.GetProperty("results").EnumerateArray()
                .Select(result => result.GetProperty("repository").Text("name") + result.Text("path")));
        }

        Assert.True(found > 20, $"Only {found} files were found.");
        Assert.Equal(found, paths.Distinct().Count());
    }

    [Fact]
    public async Task Search_Filtered_IsWhatFits()
    {
        var page = await SearchAsync(
            """{"searchText":"Grüße","$top":10,"$skip":0,"filters":{"Project":["SecretSauce"],"Repository":["api","web"]}}""");

        Assert.Equal(
            ["api", "web"],
            page.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("repository").Text("name"))
        );
        Assert.Equal(
            7,
            page.GetProperty("results")[0].GetProperty("matches").GetProperty("content")[0].GetProperty("charOffset").GetInt32()
        );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"searchText":"x","$top":1001,"$skip":0}""")]
    [InlineData("""{"searchText":"x","$skip":0}""")]
    public async Task Search_BodyThatMakesNoSense_Is400(string body)
    {
        using var answer = await SendAsync(HttpMethod.Post, Search, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Audit_ByTokenInside_IsEveryEntryOnceLatestFirst()
    {
        var entries = new List<(string Id, DateTime Time)>();
        JsonElement page;
        var (token, batches) = (string.Empty, 0);
        do
        {
            page = await (await CallAsync($"{Audit}&batchSize=100{token}")).JsonAsync();
            batches++;
            entries.AddRange(page.GetProperty("decoratedAuditLogEntries").EnumerateArray()
                .Select(entry => (entry.Text("id"), entry.GetProperty("timestamp").GetDateTime())));
            token = page.TryGetProperty("continuationToken", out var next)
                ? "&continuationToken=" + Uri.EscapeDataString(next.GetString()!)
                : string.Empty;
        }
        while (page.GetProperty("hasMore").GetBoolean());

        Assert.Equal((250, 3), (entries.Select(entry => entry.Id).Distinct().Count(), batches));
        Assert.Empty(token);
        Assert.Equal(entries.OrderByDescending(entry => entry.Time), entries);
    }

    [Theory]
    [InlineData("&startTime=2026-03-01T11:00:00Z", 5)]
    [InlineData("&startTime=2026-03-01T11:00:00Z&endTime=2026-03-01T11:30:00Z", 2)]
    public async Task Audit_InAWindow_IsWhatFits(string window, int expected)
    {
        var page = await (await CallAsync(Audit + window)).JsonAsync();

        Assert.Equal(expected, page.GetProperty("decoratedAuditLogEntries").GetArrayLength());
    }

    [Fact]
    public async Task Audit_TimeThatIsNone_Is400()
    {
        using var answer = await CallAsync(Audit + "&startTime=yesterday");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Profile_OfAServicePrincipal_HasAnIdAndNoNames()
    {
        var person = Emulator.State.Entra.Person;
        var bearer = Bearer(Emulator.State.Tokens.Issue(person));

        var service = await (await CallAsync(Profiles + "profile/profiles/me?api-version=7.1")).JsonAsync();
        var user = await (await GetAsync(Profiles + "profile/profiles/me?api-version=7.1", bearer)).JsonAsync();

        Assert.Equal(
            (Emulator.State.SystemAssigned.AzureDevOpsId.ToString(), string.Empty),
            (service.Text("id"), service.Text("displayName"))
        );
        Assert.Equal((person.AzureDevOpsId.ToString(), "Ada Operator"), (user.Text("id"), user.Text("displayName")));
    }

    [Fact]
    public async Task Accounts_OfAServicePrincipal_AreNone()
    {
        var service = await (await CallAsync(
            $"{Profiles}accounts?memberId={Emulator.State.SystemAssigned.AzureDevOpsId}&api-version=7.1")).JsonAsync();
        var user = await (await CallAsync(
            $"{Profiles}accounts?memberId={Emulator.State.Entra.Person.AzureDevOpsId}&api-version=7.1")).JsonAsync();
        using var neither = await CallAsync(Profiles + "accounts?api-version=7.1");

        Assert.Equal(0, service.GetProperty("count").GetInt32());
        Assert.Equal("MyOrg", Assert.Single(user.GetProperty("value").EnumerateArray()).Text("accountName"));
        Assert.Equal(HttpStatusCode.BadRequest, neither.StatusCode);
    }

    private async Task<JsonElement> SearchAsync(string body) => await (await SendAsync(HttpMethod.Post, Search, body)).JsonAsync();
}
