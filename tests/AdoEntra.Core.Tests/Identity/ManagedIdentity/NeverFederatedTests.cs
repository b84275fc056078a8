using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

/// <summary>
/// A managed identity always comes from the host. Left to itself the library exchanges a federated token at Entra instead, where a pod's
/// variables are lying about (protocol 1.11): with another identity, another trust, and over the network.
/// </summary>
[Collection(HostEnvironmentDefinition.Name)]
public sealed class NeverFederatedTests : IDisposable
{
    private const string Endpoint = "http://127.0.0.1:41999/msi/token";
    private readonly string _tokenFile = Path.GetTempFileName();
    private readonly HostEnvironment _environment;
    private readonly FakeServer _server = new();

    public NeverFederatedTests()
    {
        File.WriteAllText(_tokenFile, "federated-token");
        _environment = new HostEnvironment(
            ("IDENTITY_ENDPOINT", Endpoint),
            ("IDENTITY_HEADER", "header-value-77"),
            ("AZURE_FEDERATED_TOKEN_FILE", _tokenFile),
            ("AZURE_TENANT_ID", Guid.NewGuid().ToString()),
            ("AZURE_CLIENT_ID", Guid.NewGuid().ToString()));
        _server.OnGet(Endpoint, static _ => HostEnvironment.TokenAnswer("of-the-host"));
    }

    public void Dispose()
    {
        _environment.Dispose();
        _server.Dispose();
        File.Delete(_tokenFile);
    }

    [Theory]
    [InlineData("client")]
    [InlineData("object")]
    [InlineData("system")]
    public async Task GetToken_FederationVariablesAreSet_AsksTheHostAllTheSame(string kind)
    {
        string id = Guid.NewGuid().ToString("D");
        ManagedIdentityReference identity = ManagedIdentityReference.Create(
            kind == "client" ? id : null,
            kind == "object" ? id : null,
            null
        );

        SourceToken token = await HostEnvironment.Source(_server, identity).GetTokenAsync(HostEnvironment.Request(fresh: true), default);

        Assert.Equal("of-the-host", token.Token);
        Assert.Equal(Endpoint, Assert.Single(_server.Requests).Uri.GetLeftPart(UriPartial.Path));
    }

    [Fact]
    public async Task GetToken_FederationVariablesAreSet_SendsTheSameRequest()
    {
        ManagedIdentityReference identity = HostEnvironment.NewIdentity();

        await HostEnvironment.Source(_server, identity).GetTokenAsync(HostEnvironment.Request(), default);
        _environment.Set("AZURE_FEDERATED_TOKEN_FILE", null);
        await HostEnvironment.Source(_server, identity).GetTokenAsync(HostEnvironment.Request(fresh: true), default);

        Assert.Equal(_server.Requests[1].Uri, _server.Requests[0].Uri);
        Assert.Equal("header-value-77", _server.Requests[0].Header("X-IDENTITY-HEADER"));
    }

    [Fact]
    public async Task GetToken_Fresh_AsksAgainAlthoughTheLibraryHasOne()
    {
        ManagedIdentityTokenSource source = HostEnvironment.Source(_server, HostEnvironment.NewIdentity());

        await source.GetTokenAsync(HostEnvironment.Request(), default);
        await source.GetTokenAsync(HostEnvironment.Request(), default);
        await source.GetTokenAsync(HostEnvironment.Request(fresh: true), default);

        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task GetToken_HostRefuses_IsTheSameError()
    {
        _server.OnGet(
            Endpoint,
            static _ =>
                Answer.Json("""{"statusCode":400,"message":"No User Assigned or Delegated Managed Identity found. header-value-77"}""", 400)
        );

        var failure = await Assert.ThrowsAsync<AdoSignInException>(
            () => HostEnvironment.Source(_server, HostEnvironment.NewIdentity()).GetTokenAsync(HostEnvironment.Request(), default));

        Assert.Equal((ErrorIds.IdentityNotFound, 400), (failure.ErrorId, failure.StatusCode));
        Assert.DoesNotContain("header-value-77", failure.ToString());
        Assert.Null(failure.InnerException);
    }

    [Fact]
    public async Task GetToken_Cancelled_EndsTheRequest()
    {
        Hanging hanging = _server.Hang(HttpMethod.Get, Endpoint);
        using var stop = new CancellationTokenSource();
        Task<SourceToken> token = HostEnvironment
            .Source(_server, HostEnvironment.NewIdentity())
            .GetTokenAsync(HostEnvironment.Request(), stop.Token);
        await hanging.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => token.OrFail());
        await hanging.Cancelled.OrFail();
    }
}
