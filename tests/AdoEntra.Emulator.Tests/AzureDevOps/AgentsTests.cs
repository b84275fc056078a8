using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Contract;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

/// <summary>Agents as they are enabled and deleted, their jobs, and the maintenance of pools.</summary>
public sealed class AgentsTests : EmulatorTests
{
    private const string Pools = "MyOrg/_apis/distributedtask/pools/";
    private const string Version = "?api-version=7.1";
    private const string Preview = "?api-version=7.1-preview.1";

    [Fact]
    public async Task Agent_IsEnabledAndDeleted()
    {
        using var patched = await SendAsync(HttpMethod.Patch, $"{Pools}1/agents/102{Version}", """{"id":102,"enabled":false}""");
        Assert.False((await patched.JsonAsync()).GetProperty("enabled").GetBoolean());
        Assert.False((await OneAsync($"{Pools}1/agents/102{Version}")).GetProperty("enabled").GetBoolean());

        using var deleted = await CallAsync($"{Pools}1/agents/102{Version}", HttpMethod.Delete);
        using var gone = await CallAsync($"{Pools}1/agents/102{Version}");
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (deleted.StatusCode, gone.StatusCode));
        Assert.Equal(1, (await OneAsync($"{Pools}1{Version}")).GetProperty("size").GetInt32());
    }

    [Theory]
    [InlineData("", 25)]
    [InlineData("&completedRequestCount=0", 0)]
    [InlineData("&completedRequestCount=3", 3)]
    public async Task Jobs_HaveAsManyCompletedOnesAsAreAskedFor(string query, int most)
    {
        var jobs = (await OneAsync($"{Pools}1/jobrequests{Preview}{query}")).GetProperty("value").EnumerateArray().ToList();

        var completed = jobs.Count(job => job.TryGetProperty("result", out _));
        Assert.InRange(completed, Math.Min(most, 1), most);
        Assert.Contains(jobs, job => !job.TryGetProperty("assignTime", out _));
        Assert.Contains(jobs, job => job.TryGetProperty("reservedAgent", out _) && !job.TryGetProperty("result", out _));
    }

    [Fact]
    public async Task Maintenance_GoesAStepFurtherEachTime()
    {
        using var none = await SendAsync(HttpMethod.Post, $"{Pools}9/maintenancejobs{Preview}", """{"definitionId":9}""");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var queued = await SendAsync(HttpMethod.Post, $"{Pools}1/maintenancejobs{Preview}", """{"definitionId":1}""");
        var statuses = new List<string?> { (await queued.JsonAsync()).Text("status") };
        for (var index = 0; index < 3; index++)
        {
            statuses.Add((await OneAsync($"{Pools}1/maintenancejobs{Preview}")).GetProperty("value")[0].Text("status"));
        }

        Assert.Equal(["queued", "queued", "inProgress", "completed"], statuses);
    }

    // The contract has these bodies without the operations that give them.
    [ContractTheory]
    [InlineData("1/jobrequests", "TaskAgentJobRequest")]
    [InlineData("1/maintenancejobs", "TaskAgentPoolMaintenanceJob")]
    [InlineData("1/maintenancedefinitions", "TaskAgentPoolMaintenanceDefinition")]
    public async Task Unpublished_AnswersFitTheBodiesOfTheContract(string what, string definition)
    {
        var operation = PublishedOperations.AtHand!.Find("GET", $"{Pools}1/agents{Version}")[0];
        using var schema = JsonDocument.Parse($$"""{"type":"array","items":{"$ref":"#/definitions/{{definition}}"} }""");

        Assert.Empty(operation.Contract.Problems(schema.RootElement, await OneAsync(Pools + what + Preview)));
    }

    private async Task<JsonElement> OneAsync(string target) => await (await CallAsync(target)).JsonAsync();
}
