using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Environments;

namespace AdoEntra.Core.Tests.Resources.Environments;

/// <summary>Environments: what is sent to change them, and with which requests their parts are read.</summary>
public sealed class EnvironmentTests : IDisposable
{
    private const string Environments = TestProcess.Organization + "Alpha/_apis/pipelines/environments";

    private readonly ResourceScene _scene = new();
    private readonly List<string?> _sent = [];

    public EnvironmentTests()
    {
        FakeServer server = _scene.Process.Server;
        server.OnGet(Environments, static _ => Answer.Json("""[{"id":2,"name":"test","project":{"id":"p","name":"Alpha"}}]"""));
        server.OnGet(Environments + "/2", static _ => Answer.Json("""
            {"id":2,"name":"test","resources":[{"id":21,"name":"vm","type":"virtualMachine"},{"id":22,"name":"ns","type":"kubernetes"},
             {"id":23,"name":"box","type":"generic","tags":["a"]}]}
            """));
        server.OnGet(
            Environments + "/2/providers/kubernetes/22",
            static _ => Answer.Json("""{"message":"Resource with id 22 does not exist"}""", 404));
        server.OnGet(
            Environments + "/2/providers/virtualmachines",
            static _ => Answer.Json("""[{"id":21,"name":"vm","type":"virtualMachine","agent":{"status":"online"}}]"""));
        server.On(new HttpMethod("PATCH"), Environments + "/2", request =>
        {
            _sent.Add(request.Body);
            return Answer.Json("""{"id":2,"name":"test"}""");
        });
    }

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("new", null, """{"name":"new"}""", "rename to 'new'")]
    [InlineData(null, "", """{"description":""}""", "no description")]
    [InlineData("new", "d", """{"name":"new","description":"d"}""", "rename to 'new', description 'd'")]
    public async Task Update_SendsWhatIsGiven(string? name, string? description, string body, string words)
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");
        EnvironmentSettings settings = new() { Name = name, Description = description };

        await client.UpdateEnvironmentAsync(null, "Test", settings, default);

        Assert.Equal(body, Assert.Single(_sent));
        Assert.Equal(words, settings.ToString());
    }

    [Fact]
    public async Task Read_Resources_OneThatIsGoneIsReportedAndTheOthersFollow()
    {
        ItemList<AdoEnvironmentResource> list = await _scene.ListAsync<AdoEnvironmentResource>(project: "Alpha");

        await AdoEnvironmentResource.Listing.Read(NameFilter.Everything, NameFilter.Everything, NameFilter.Everything)(list, default);

        Assert.Equal(["box", "vm"], _scene.Texts);
        Assert.Equal(ErrorIds.NotFound, Assert.Single(_scene.Failures).ErrorId);
        var machine = (AdoEnvironmentResource)_scene.Items[1]!;
        Assert.Equal(("test", "online", "Alpha"), (machine.EnvironmentName, machine.AgentStatus, machine.ProjectName));
        Assert.Equal(["a"], ((AdoEnvironmentResource)_scene.Items[0]!).Tags);
    }
}
