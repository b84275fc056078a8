using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

/// <summary>Tokens of an Azure VM: the question whether it is one, then the request (protocol 1.13).</summary>
[Collection(HostEnvironmentDefinition.Name)]
public sealed class InstanceMetadataTokenTests : IDisposable
{
    private const string Address = "http://169.254.169.254/metadata/identity/oauth2/token";
    private readonly HostEnvironment _environment = new();
    private readonly FakeServer _server = new();

    public void Dispose()
    {
        _environment.Dispose();
        _server.Dispose();
    }

    [Theory]
    [InlineData("client_id")]
    [InlineData("object_id")]
    [InlineData("msi_res_id")]
    public async Task GetToken_UserAssigned_SendsThatIdAndTheMetadataHeader(string field)
    {
        string id = Guid.NewGuid().ToString("D");
        string value =
            field == "msi_res_id"
                ? $"/subscriptions/{id}/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/n"
                : id;
        ManagedIdentityReference identity = field switch
        {
            "client_id" => ManagedIdentityReference.Create(value, null, null),
            "object_id" => ManagedIdentityReference.Create(null, value, null),
            _ => ManagedIdentityReference.Create(null, null, value),
        };
        _server.OnGet(Address, AnswerAsAVirtualMachine);

        SourceToken token = await HostEnvironment.Source(_server, identity).GetTokenAsync(HostEnvironment.Request(), default);

        Assert.Equal("vm-token", token.Token);
        RecordedRequest request = _server.Requests[1];
        Assert.Equal("true", request.Header("Metadata"));
        Assert.Equal("2018-02-01", request.Query("api-version"));
        Assert.Equal("499b84ac-1321-427f-aa17-267ca6975798", request.Query("resource"));
        foreach (string name in new[] { "client_id", "object_id", "mi_res_id", "msi_res_id" })
            Assert.Equal(name == field ? value : null, request.Query(name));
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task GetToken_SystemAssigned_SendsNoId()
    {
        _server.OnGet(Address, AnswerAsAVirtualMachine);

        await HostEnvironment
            .Source(_server, ManagedIdentityReference.SystemAssigned)
            .GetTokenAsync(HostEnvironment.Request(fresh: true), default);

        Assert.Equal("?api-version=2018-02-01&resource=499b84ac-1321-427f-aa17-267ca6975798", _server.Requests[1].Uri.Query);
    }

    [Fact]
    public async Task GetToken_First_AsksWhetherTheHostIsThereWithoutMetadata()
    {
        _server.OnGet(Address, AnswerAsAVirtualMachine);

        await HostEnvironment.Source(_server, HostEnvironment.NewIdentity()).GetTokenAsync(HostEnvironment.Request(), default);

        RecordedRequest probe = _server.Requests[0];
        Assert.Equal((HttpMethod.Get, Address), (probe.Method, probe.Uri.AbsoluteUri));
        Assert.Null(probe.Header("Metadata"));
    }

    [Fact]
    public async Task GetToken_IdentityNotAssigned_IsIdentityNotFound()
    {
        _server.OnGet(Address, static request => request.Header("Metadata") is null
            ? AnswerAsAVirtualMachine(request)
            : Answer.Json("""{"error":"invalid_request","error_description":"Identity not found"}""", 400));
        ManagedIdentityReference identity = HostEnvironment.NewIdentity();

        var failure = await Assert.ThrowsAsync<AdoSignInException>(
            () => HostEnvironment.Source(_server, identity).GetTokenAsync(HostEnvironment.Request(), default));

        Assert.Equal(ErrorIds.IdentityNotFound, failure.ErrorId);
        Assert.StartsWith(
            $"The Azure instance metadata service has no such identity: the user-assigned identity with client id {identity.Value}.",
            failure.Message
        );
        Assert.Contains("Identity not found", failure.ServiceMessage);
    }

    // An agent of Azure Pipelines is a VM whose pool had an identity once.
    [Fact]
    public async Task GetToken_IdentityRemovedFromThePool_SaysHowJobsSignInNow()
    {
        _environment.Set("TF_BUILD", "True");
        _server.OnGet(Address, static request => request.Header("Metadata") is null
            ? AnswerAsAVirtualMachine(request)
            : Answer.Json("""{"error":"invalid_request","error_description":"Identity not found"}""", 400));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(
            () => HostEnvironment.Source(_server, HostEnvironment.NewIdentity()).GetTokenAsync(HostEnvironment.Request(), default));

        Assert.Equal(ErrorIds.IdentityNotFound, failure.ErrorId);
        Assert.Contains("The agents of this pool have no managed identity", failure.Summary);
        Assert.Contains("Connect-AdoEntra -AzurePipelines", failure.RecommendedAction);
        Assert.Equal(WhoCanFix.PipelineAuthor, failure.WhoCanFix);
    }

    private static HttpResponseMessage AnswerAsAVirtualMachine(RecordedRequest request) => request.Header("Metadata") is null
        ? Answer.Json("""{"error":"invalid_request","error_description":"bad_request_102: Required metadata header not specified"}""", 400)
        : HostEnvironment.TokenAnswer("vm-token");
}
