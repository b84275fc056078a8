using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Resources;
using AdoEntra.Resources.ProtectedResources;

namespace AdoEntra.Core.Tests.Resources.ProtectedResources;

/// <summary>What is sent to grant and to revoke the permission of pipelines, and what is said then.</summary>
public sealed class PipelinePermissionChangesTests : IDisposable
{
    private const string Permissions = TestProcess.Organization + "Alpha/_apis/pipelines/pipelinepermissions/queue/9";
    private const string Definitions = TestProcess.Organization + "Alpha/_apis/build/definitions";

    private static readonly ProtectedResourceReference s_queue = new(ProtectedResourceKind.Queue, "9") { IsId = true };

    private readonly ResourceScene _scene = new();
    private readonly List<string?> _sent = [];
    private string _left = """{"allPipelines":{"authorized":true},"pipelines":[{"id":3,"authorized":true},{"id":4,"authorized":false}]}""";
    private int _status = 200;

    public PipelinePermissionChangesTests()
    {
        FakeServer server = _scene.Process.Server;
        server.OnGet(Permissions, _ => Answer.Json(_left));
        server.On(new HttpMethod("PATCH"), Permissions, request =>
        {
            _sent.Add(request.Body);
            return Answer.Json(_left);
        });
        server.OnGet(
            Definitions, _ => Answer.Json(_status == 200 ? """[{"id":3,"name":"web"}]""" : """{"message":"VS403: no"}""", _status));
    }

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Read_GivesOneForAllAndEachThatIsGranted()
    {
        await ReadAsync();

        Assert.Equal(["9: all pipelines", "9: web"], _scene.Texts);
        Assert.Equal(("Queue", "9", "Alpha"), _scene.Items.Cast<AdoPipelinePermission>()
            .Select(static one => (one.ResourceType, one.ResourceId, one.ProjectName)).First());
        Assert.Equal("Alpha/_apis/build/definitions?definitionIds=3", _scene.Requests[1]);
    }

    [Fact]
    public async Task Read_PipelinesThatMayNotBeSeen_AreShownByTheirNumbers()
    {
        _status = 403;

        await ReadAsync();

        Assert.Equal(["9: all pipelines", "9: pipeline 3"], _scene.Texts);
        Assert.Empty(_scene.Failures);
    }

    [Fact]
    public async Task Grant_OneOrAll_SendsThatAlone()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        AdoPipelinePermission? one = await client.GrantAsync(null, s_queue, "web", default);
        AdoPipelinePermission? all = await client.GrantAsync(null, s_queue, null, default);

        Assert.Equal(["""{"pipelines":[{"id":3,"authorized":true}]}""", """{"allPipelines":{"authorized":true}}"""], _sent);
        Assert.Equal((3L, "web", false), (one!.PipelineId, one.PipelineName, one.AllPipelines));
        Assert.True(all!.AllPipelines);
    }

    [Fact]
    public async Task Revoke_WhereAllMay_SaysSo()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        await client.RevokeAsync(null, s_queue, "web", default);
        _left = """{"pipelines":[]}""";
        await client.RevokeAsync(null, s_queue, "web", default);

        Assert.Equal("""{"pipelines":[{"id":3,"authorized":false}]}""", _sent[0]);
        Assert.Contains("'web' may still use agent queue '9'", Assert.Single(_scene.Trace.Warnings));
    }

    private async Task ReadAsync()
    {
        ItemList<AdoPipelinePermission> list = await _scene.ListAsync<AdoPipelinePermission>(project: "Alpha");
        await PipelinePermissionChanges.AddAsync(list, null, s_queue, default);
    }
}
