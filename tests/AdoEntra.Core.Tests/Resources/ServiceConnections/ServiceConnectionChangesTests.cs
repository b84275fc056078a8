using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;
using AdoEntra.Resources;
using AdoEntra.Resources.ServiceConnections;

namespace AdoEntra.Core.Tests.Resources.ServiceConnections;

/// <summary>What is sent to create and to change service connections, whose secrets are never sent back.</summary>
public sealed class ServiceConnectionChangesTests : IDisposable
{
    private const string Id = "5c1d0000-0000-5c0e-8000-0000000000f4";
    private const string Endpoints = TestProcess.Organization + "Alpha/_apis/serviceendpoint/endpoints";
    private const string Changed = TestProcess.Organization + "_apis/serviceendpoint/endpoints/" + Id;

    private const string Connection = """
        {"id":"5c1d0000-0000-5c0e-8000-0000000000f4","name":"azure","type":"azurerm","url":"https://m.example","createdBy":{"id":"1"},
        "authorization":{"scheme":"ServicePrincipal","parameters":{"tenantid":"t","ServicePrincipalKey":"***","other":null},"x":1},
        "data":{"subscriptionId":"s","flag":true},"isShared":true,"isDisabled":true,"creationDate":"2025-03-01T09:00:00Z",
        "operationStatus":{"state":"Ready"},"new":[1.50],"serviceEndpointProjectReferences":[
        {"projectReference":{"id":"1","name":"Alpha"},"name":"azure","description":"a"},
        {"projectReference":{"id":"2","name":"Beta"},"name":"azure","description":"b"}]}
        """;

    private const string Types = """
        {"count":1,"value":[{"name":"azurerm","authenticationSchemes":[{"scheme":"ServicePrincipal","inputDescriptors":[
        {"id":"tenantid","isConfidential":false},{"id":"serviceprincipalkey","isConfidential":true}]},
        {"scheme":"WorkloadIdentityFederation","inputDescriptors":[{"id":"tenantid","isConfidential":false}]}]}]}
        """;

    private readonly ResourceScene _scene = new();
    private readonly List<string?> _sent = [];

    public ServiceConnectionChangesTests()
    {
        FakeServer server = _scene.Process.Server;
        server.OnGet(Endpoints, static _ => Answer.Json($$"""{"count":1,"value":[{{Connection}}]}"""));
        server.OnGet(Endpoints + "/" + Id, static _ => Answer.Json(Connection));
        server.OnGet(TestProcess.Organization + "_apis/serviceendpoint/types", static _ => Answer.Json(Types));
        server.OnGet(TestProcess.ProjectsAddress + "/Alpha", static _ => Answer.Json("""{"id":"1","name":"Alpha"}"""));
        server.OnGet(TestProcess.ProjectsAddress + "/Beta", static _ => Answer.Json("""{"id":"2","name":"Beta"}"""));
        server.OnGet(TestProcess.ProjectsAddress + "/Gamma", static _ => Answer.Json("""{"id":"3","name":"Gamma"}"""));
        server.On(HttpMethod.Put, Changed, Kept);
        server.On(new HttpMethod("PATCH"), Changed, Kept);
        server.On(HttpMethod.Post, TestProcess.Organization + "_apis/serviceendpoint/endpoints", Kept);

        HttpResponseMessage Kept(RecordedRequest request)
        {
            _sent.Add(request.Body);
            return Answer.Json(Connection);
        }
    }

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Update_KeepsEverythingElse_AndSendsNoSecret()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        await client.UpdateServiceConnectionAsync(null, "Azure", new() { Name = "production", IsDisabled = false }, default);

        Assert.Single(_scene.Requests, static request => request.Contains("/types"));
        Assert.Equal(
            """
            {"id":"5c1d0000-0000-5c0e-8000-0000000000f4","name":"production","type":"azurerm","url":"https://m.example",
            "authorization":{"scheme":"ServicePrincipal","parameters":{"tenantid":"t","other":null},"x":1},
            "data":{"subscriptionId":"s","flag":true},"isShared":true,"isDisabled":false,"new":[1.50],
            "serviceEndpointProjectReferences":[
            {"projectReference":{"id":"1","name":"Alpha"},"name":"production","description":"a"},
            {"projectReference":{"id":"2","name":"Beta"},"name":"azure","description":"b"}]}
            """.Replace("\r", string.Empty).Replace("\n", string.Empty),
            Assert.Single(_sent)
        );
    }

    [Fact]
    public async Task Update_OfASchemeThatNoTypeHas_IsRefusedBeforeAnythingIsSent()
    {
        _scene.Process.Server.OnGet(
            TestProcess.Organization + "_apis/serviceendpoint/types",
            static _ => Answer.Json("""{"count":0,"value":[]}""")
        );
        ResourceClient client = await _scene.ClientAsync("Alpha");

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(
            () => client.UpdateServiceConnectionAsync(null, "azure", new() { IsDisabled = true }, default)
        );

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("no type 'azurerm' with the authentication scheme 'ServicePrincipal'", failure.Message);
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task Share_AddsTheProjectsThatHaveItNot_AndSendsNothingElse()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        await client.UpdateServiceConnectionAsync(null, "azure", new() { SharedWith = ["Beta", "Gamma"] }, default);

        Assert.Equal(
            """[{"name":"azure","description":"","projectReference":{"id":"3","name":"Gamma"}}]""",
            Assert.Single(_sent)
        );
    }

    [Fact]
    public async Task Create_ByFederation_HoldsNoSecret()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        await client.CreateServiceConnectionAsync(null, ServiceConnectionDraft.ForAzure("azure", ("s", "Contoso"), "t", "c"), default);

        Assert.Contains(
            """
            "authorization":{"scheme":"WorkloadIdentityFederation","parameters":{"tenantid":"t","serviceprincipalid":"c"}}
            """.Trim(),
            _sent[0]
        );
        Assert.Contains("\"creationMode\":\"Manual\"", _sent[0]);
        Assert.EndsWith(
            """
            "serviceEndpointProjectReferences":[{"name":"azure","description":"","projectReference":{"id":"1","name":"Alpha"}}]}
            """.Trim(),
            _sent[0]
        );
    }

    [Fact]
    public async Task Create_WithASecret_SendsItAndNothingElseOfIt()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");
        ServiceConnectionDraft draft = new("registry", "generic", "UsernamePassword", "https://r.example")
        {
            Parameters = new Dictionary<string, string?> { ["username"] = "builder" },
            Secrets = new Dictionary<string, Secret> { ["password"] = new("emulated-secret") },
        };

        await client.CreateServiceConnectionAsync(null, draft, default);

        Assert.Contains("\"parameters\":{\"username\":\"builder\",\"password\":\"emulated-secret\"}", _sent[0]);
        Assert.DoesNotContain("emulated-secret", draft.ToString());
    }

    [Fact]
    public async Task Test_OfADisabledOne_SaysSo_AndSendsNothing()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        var failure = await Assert.ThrowsAsync<AdoServiceException>(
            () => client.TestServiceConnectionAsync(null, "azure", default)
        );

        Assert.Equal(ErrorIds.ServiceConnectionUnavailable, failure.ErrorId);
        Assert.Contains("'azure' is disabled", failure.Message);
        Assert.Contains("Enable-AdoServiceConnection", failure.Message);
    }

    [Fact]
    public async Task List_TellsWhichHoldASecret_OnceForAll()
    {
        ItemList<AdoServiceConnection> list = await _scene.ListAsync<AdoServiceConnection>(project: "Alpha");

        await AdoServiceConnection.Listing.Read(NameFilter.Everything, NameFilter.Everything, NameFilter.Everything)(list, default);

        var connection = Assert.IsType<AdoServiceConnection>(Assert.Single(_scene.Items));
        Assert.True(connection.HoldsSecret);
        Assert.True(connection.IsDisabled);
        Assert.Equal("t true", $"{connection.Authorization!.Parameters["TenantId"]} {connection.Data["flag"]}");
        Assert.Equal(2, _scene.Requests.Count);
    }
}
