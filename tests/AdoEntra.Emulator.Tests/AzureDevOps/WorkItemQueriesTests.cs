using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

/// <summary>Queries, which find numbers, and the revisions, which come in batches.</summary>
public sealed class WorkItemQueriesTests : EmulatorTests
{
    private const string Wiql = "MyOrg/SecretSauce/_apis/wit/wiql";
    private const string Revisions = "MyOrg/_apis/wit/reporting/workitemrevisions";
    private const string Version = "api-version=7.1";

    [Theory]
    [InlineData("SELECT [System.Id] FROM WorkItems", 450)]
    [InlineData("select [System.Id], [System.Title] from workitems where [System.TeamProject] = @project", 450)]
    [InlineData("SELECT [System.Id] FROM WorkItems WHERE [System.WorkItemType] = 'User Story'", 150)]
    [InlineData("SELECT [System.Id] FROM WorkItems WHERE [System.State] <> 'Resolved' AND [System.WorkItemType] = 'Bug'", 120)]
    [InlineData("SELECT [System.Id] FROM WorkItems WHERE [System.Title] CONTAINS 'and süß'", 0)]
    [InlineData("SELECT [System.Id] FROM WorkItems WHERE [System.Title] CONTAINS 'Würze 12'", 11)]
    [InlineData("SELECT [System.Id] FROM WorkItems WHERE [System.Id] > 440 AND [Microsoft.VSTS.Common.Priority] <= 2", 6)]
    [InlineData("SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = 'Legacy'", 0)]
    public async Task Query_OfSomeForm_FindsWhatFits(string query, int expected)
    {
        var result = await QueryAsync(query, string.Empty);

        Assert.Equal(expected, result.GetProperty("workItems").GetArrayLength());
    }

    [Fact]
    public async Task Query_OrderAndTop_AreMindedAndOnlyNumbersCome()
    {
        var result = await QueryAsync("SELECT [System.Id] FROM WorkItems ORDER BY [System.Id] DESC", "$top=3&");

        Assert.Equal([450, 449, 448], result.GetProperty("workItems").EnumerateArray().Select(item => item.GetProperty("id").GetInt32()));
        Assert.All(
            result.GetProperty("workItems").EnumerateArray(),
            item => Assert.Equal(["id", "url"], item.EnumerateObject().Select(member => member.Name)));
        var one = await (await CallAsync(result.GetProperty("workItems")[0].Text("url") + "?" + Version)).JsonAsync();
        Assert.Equal(450, one.GetProperty("id").GetInt32());
    }

    [Theory]
    [InlineData("SELECT [System.Id]")]
    [InlineData("SELECT [System.Id] FROM WorkItems WHERE [System.State] UNDER 'x'")]
    [InlineData("SELECT [System.Id] FROM WorkItems WHERE [System.State] = 'x' OR [System.State] = 'y'")]
    [InlineData("")]
    public async Task Query_ThatCannotBeRead_Is400(string query)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"{Wiql}?{Version}", JsonSerializer.Serialize(new { query }));

        Assert.StartsWith("TF51006", (await answer.JsonAsync(HttpStatusCode.BadRequest)).Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$top=20001&")]
    [InlineData("$top=0&")]
    public async Task Query_TopBeyondTheLimit_Is400(string top)
    {
        using var answer = await SendAsync(
            HttpMethod.Post, $"{Wiql}?{top}{Version}", """{"query":"SELECT [System.Id] FROM WorkItems"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Query_ForATeamOrTheOrganization_IsTheSameRoute()
    {
        const string Body = """{"query":"SELECT [System.Id] FROM WorkItems"}""";

        using var team = await SendAsync(HttpMethod.Post, $"MyOrg/SecretSauce/Cooks/_apis/wit/wiql?{Version}", Body);
        using var organization = await SendAsync(HttpMethod.Post, $"MyOrg/_apis/wit/wiql?{Version}", Body);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (team.StatusCode, organization.StatusCode));
        Assert.Equal(2, Emulator.Requests.List(EmulatedRoute.Wiql).Count);
    }

    [Fact]
    public async Task Revisions_ByNextLink_AreAllOnceUntilTheLastBatchSaysSo()
    {
        var seen = new List<(int Id, int Revision)>();
        var (target, batches) = ($"{Revisions}?$maxPageSize=200&{Version}", 0);
        JsonElement batch;
        do
        {
            batch = await (await CallAsync(target)).JsonAsync();
            batches++;
            seen.AddRange(batch.GetProperty("values").EnumerateArray()
                .Select(item => (item.GetProperty("id").GetInt32(), item.GetProperty("rev").GetInt32())));
            Assert.NotEmpty(batch.Text("continuationToken"));
            target = batch.TryGetProperty("nextLink", out var next) ? next.GetString()! : string.Empty;
        }
        while (!batch.GetProperty("isLastBatch").GetBoolean());

        Assert.Equal((540, 540, 3), (seen.Count, seen.Distinct().Count(), batches));
        Assert.Empty(target);
        Assert.Equal(90, seen.Count(one => one.Revision == 2));
    }

    [Fact]
    public async Task Revisions_TokenOfTheLastBatch_GoesOnWithWhatCameSince()
    {
        var last = await (await CallAsync($"{Revisions}?{Version}")).JsonAsync();
        Assert.True(last.GetProperty("isLastBatch").GetBoolean());
        (await SendAsync(
            HttpMethod.Patch, $"MyOrg/_apis/wit/workitems/7?{Version}", """[{"op":"add","path":"/fields/System.State","value":"Closed"}]""",
            "application/json-patch+json")).Dispose();

        var since = await (await CallAsync(
            $"{Revisions}?continuationToken={Uri.EscapeDataString(last.Text("continuationToken"))}&{Version}")).JsonAsync();

        var item = Assert.Single(since.GetProperty("values").EnumerateArray());
        Assert.Equal((7, 2), (item.GetProperty("id").GetInt32(), item.GetProperty("rev").GetInt32()));
    }

    [Theory]
    [InlineData("types=Bug&", 180)]
    [InlineData("types=Bug,Task&fields=System.Title&", 360)]
    public async Task Revisions_Filtered_AreWhatFits(string filter, int expected)
    {
        var batch = await (await CallAsync($"{Revisions}?{filter}{Version}")).JsonAsync();

        Assert.Equal(expected, batch.GetProperty("values").GetArrayLength());
        Assert.Equal(
            filter.Contains("fields", StringComparison.Ordinal),
            batch.GetProperty("values")[0].GetProperty("fields").EnumerateObject().Count() == 1);
    }

    [Fact]
    public async Task Revisions_OfAnotherProject_AreNone()
    {
        var batch = await (await CallAsync($"MyOrg/Legacy/_apis/wit/reporting/workitemrevisions?{Version}")).JsonAsync();

        Assert.Equal(0, batch.GetProperty("values").GetArrayLength());
    }

    private async Task<JsonElement> QueryAsync(string query, string parameters) => await (await SendAsync(
        HttpMethod.Post, $"{Wiql}?{parameters}{Version}", JsonSerializer.Serialize(new { query }))).JsonAsync();
}
