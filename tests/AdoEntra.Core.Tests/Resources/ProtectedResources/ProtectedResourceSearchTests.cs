using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.ProtectedResources;

namespace AdoEntra.Core.Tests.Resources.ProtectedResources;

/// <summary>Which request finds which resource, and how one is named.</summary>
public sealed class ProtectedResourceSearchTests : IDisposable
{
    private const string Guid = "7d1cfb4c-5b4b-4f0a-9f57-0c0f3f6a4c11";
    private const string Apis = TestProcess.Organization + "Alpha/_apis/";

    private readonly ResourceScene _scene = new();

    public ProtectedResourceSearchTests()
    {
        FakeServer server = _scene.Process.Server;
        server.OnGet(Apis + "pipelines/environments", Named);
        server.OnGet(Apis + "pipelines/environments/7", static _ => Answer.Json("""{"id":7,"name":"production"}"""));
        server.OnGet(
            Apis + "git/repositories/prod",
            static _ => Answer.Json("""{"id":"rid","name":"prod","project":{"id":"pid","name":"Alpha"}}"""));
        server.OnGet(Apis + "serviceendpoint/endpoints", Named);
        server.OnGet(Apis + "distributedtask/queues", Named);
        server.OnGet(Apis + "distributedtask/variablegroups", Named);
        server.OnGet(Apis + "distributedtask/securefiles", Named);
    }

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("Environment", "prod", "7", "pipelines/environments?name=prod")]
    [InlineData("Environment", "7", "7", "pipelines/environments/7")]
    [InlineData("Repository", "prod", "pid.rid", "git/repositories/prod")]
    [InlineData("ServiceConnection", "prod", "7", "serviceendpoint/endpoints?endpointNames=prod")]
    [InlineData("ServiceConnection", Guid, Guid, null)]
    [InlineData("Queue", "prod", "7", "distributedtask/queues?queueName=prod")]
    [InlineData("Queue", "7", "7", "distributedtask/queues?queueIds=7")]
    [InlineData("VariableGroup", "prod", "7", "distributedtask/variablegroups?groupName=prod")]
    [InlineData("VariableGroup", "7", "7", "distributedtask/variablegroups?groupIds=7")]
    [InlineData("SecureFile", "prod", "7", "distributedtask/securefiles?secureFileNames=prod")]
    [InlineData("SecureFile", Guid, Guid, null)]
    public async Task Find_NameOrId_IsTheIdThatPermissionsHave(string kind, string text, string id, string? request)
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        ProtectedResource found = await client.FindProtectedResourceAsync(
            null, new(ProtectedResourceKind.Find(kind)!, text), default);

        Assert.Equal(id, found.Id);
        if (request is null) Assert.Empty(_scene.Requests);
        else Assert.Equal("Alpha/_apis/" + request, _scene.Requests[_scene.Requests.Count - 1]);
    }

    [Theory]
    [InlineData("Environment", "environment")]
    [InlineData("ServiceConnection", "service connection")]
    [InlineData("Queue", "agent queue")]
    [InlineData("SecureFile", "secure file")]
    public async Task Find_WhatIsNotThere_IsNotFound(string kind, string words)
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        var failure = await Assert.ThrowsAsync<AdoServiceException>(
            () => client.FindProtectedResourceAsync(null, new(ProtectedResourceKind.Find(kind)!, "gone"), default));

        Assert.Equal(ErrorIds.NotFound, failure.ErrorId);
        Assert.StartsWith($"The {words} 'gone' does not exist in project 'Alpha'", failure.Message);
    }

    [Fact]
    public void Of_OneOfThem_IsThatOne()
    {
        Assert.Equal("agent queue 'q'", Of((ProtectedResourceKind.Environment, null), (ProtectedResourceKind.Queue, "q")).ToString());
        ProtectedResourceReference byId = ProtectedResourceReference.Of([], "endpoint", "x");
        Assert.Equal((ProtectedResourceKind.ServiceConnection, "x", true), (byId.Kind, byId.Text, byId.IsId));
        Assert.False(ProtectedResourceReference.Of([(ProtectedResourceKind.Queue, "q")], "environment", "1").IsId);
    }

    [Fact]
    public void Of_NoneOrSeveral_SaysWhatToPass()
    {
        var none = Assert.Throws<AdoConnectionException>(() => Of());
        var several = Assert.Throws<AdoConnectionException>(
            () => Of((ProtectedResourceKind.Environment, "e"), (ProtectedResourceKind.Queue, "q")));
        var kind = Assert.Throws<AdoConnectionException>(() => ProtectedResourceReference.Of([], "feed", "1"));

        Assert.All([none, several, kind], static failure => Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId));
        Assert.Contains("environment 'e' and agent queue 'q'", several.Message);
        Assert.Contains("'feed' is no kind", kind.Message);
    }

    private static ProtectedResourceReference Of(params (ProtectedResourceKind, string?)[] named) =>
        ProtectedResourceReference.Of(named, type: null, id: null);

    // The service may give what only contains the name.
    private static HttpResponseMessage Named(RecordedRequest request)
    {
        bool isThere = request.Uri.Query.Contains("=prod")
            || request.Query("queueIds") == "7"
            || request.Query("groupIds") == "7";
        return Answer.Json(isThere ? """[{"id":6,"name":"prod-2"},{"id":7,"name":"Prod"}]""" : "[]");
    }
}
