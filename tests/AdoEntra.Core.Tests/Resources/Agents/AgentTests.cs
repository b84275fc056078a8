using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Agents;

namespace AdoEntra.Core.Tests.Resources.Agents;

/// <summary>Agents, their jobs and the maintenance of pools: what is asked for, sent and shown.</summary>
public sealed class AgentTests : IDisposable
{
    private const string Pools = TestProcess.Organization + "_apis/distributedtask/pools";

    private readonly ResourceScene _scene = new();
    private readonly List<string?> _sent = [];

    public AgentTests()
    {
        FakeServer server = _scene.Process.Server;
        server.OnGet(Pools, static _ => Answer.Json("""[{"id":7,"name":"Own"},{"id":9,"name":"7"}]"""));
        server.OnGet(Pools + "/7/agents", static request => Answer.Json(
            request.Query("agentName") is null or "oven" ? """[{"id":71,"name":"oven","enabled":true}]""" : "[]"));
        server.OnGet(Pools + "/7/agents/71", static _ => Answer.Json("""{"id":71,"name":"oven"}"""));
        server.OnGet(Pools + "/9/agents", static _ => Answer.Json("[]"));
        server.OnGet(Pools + "/7/maintenancedefinitions", static _ => Answer.Json("""[{"id":4,"enabled":true}]"""));
        server.OnGet(Pools + "/9/maintenancedefinitions", static _ => Answer.Json("[]"));
        server.On(HttpMethod.Post, Pools + "/7/maintenancejobs", Kept);
        server.On(new HttpMethod("PATCH"), Pools + "/7/agents/71", Kept);
        server.On(HttpMethod.Delete, Pools + "/7/agents/71", static _ => Answer.Empty(204));
    }

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("own", "oven")]
    [InlineData("Own", "71")]
    public async Task Enable_SendsTheNumberAndWhatIsChanged(string pool, string agent)
    {
        ResourceClient client = await _scene.ClientAsync();

        AdoAgent changed = await client.EnableAgentAsync(pool, agent, enabled: false, default);

        Assert.Equal("""{"id":71,"enabled":false}""", Assert.Single(_sent));
        Assert.Equal("Own", changed.PoolName);
    }

    // A name goes before a number.
    [Fact]
    public async Task Delete_AgentOfAPoolThatIsCalledLikeANumber_IsLookedForThere()
    {
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => client.DeleteAgentAsync("7", "oven", default));

        Assert.Equal(ErrorIds.NotFound, failure.ErrorId);
        Assert.Contains("agent 'oven' does not exist in pool '7'", failure.Message);
    }

    [Fact]
    public async Task Start_Maintenance_IsByTheSettingsOfThePool()
    {
        ResourceClient client = await _scene.ClientAsync();

        await client.StartMaintenanceAsync("Own", default);
        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => client.StartMaintenanceAsync("9", default));

        Assert.Equal("""{"definitionId":4,"pool":{"id":7}}""", Assert.Single(_sent));
        Assert.Equal(ErrorIds.Conflict, failure.ErrorId);
    }

    [Theory]
    [InlineData("", "Waiting")]
    [InlineData("\"assignTime\":\"2026-02-20T06:00:12Z\"", "Running")]
    [InlineData("\"assignTime\":\"2026-02-20T06:00:12Z\",\"result\":\"failed\"", "Completed")]
    [InlineData("\"result\":\"canceled\"", "Completed")]
    public async Task State_FollowsFromWhatIsThere(string fields, string state)
    {
        _scene.Process.Server.OnGet(Pools + "/7/jobrequests", _ => Answer.Json($$"""[{{{fields}}}]"""));
        _scene.Process.Server.OnGet(Pools + "/9/jobrequests", static _ => Answer.Json("[]"));
        ItemList<AdoAgentJob> list = await _scene.ListAsync<AdoAgentJob>();

        await AdoAgentJob.Listing.Read(NameFilter.Everything, NameFilter.Everything, NameFilter.Everything)(list, default);

        Assert.Equal(state, ((AdoAgentJob)Assert.Single(_scene.Items)!).State);
        Assert.Contains(
            "_apis/distributedtask/pools/7/jobrequests?completedRequestCount=0", _scene.Requests);
    }

    [Fact]
    public async Task Read_AgentThatNoPoolHas_IsReported()
    {
        ItemList<AdoAgent> list = await _scene.ListAsync<AdoAgent>();

        await AdoAgent.Listing.ReadIn(ResourceScene.Names("Own"), ResourceScene.Names("oven grill"), null, null)(list, default);

        Assert.Equal(["oven"], _scene.Texts);
        Assert.Equal(["grill"], _scene.Reported);
    }

    private HttpResponseMessage Kept(RecordedRequest request)
    {
        _sent.Add(request.Body);
        return Answer.Json("""{"id":71,"name":"oven","jobId":1}""");
    }
}
