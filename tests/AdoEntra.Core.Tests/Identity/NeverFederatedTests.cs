using AdoEntra.Core.Tests.Support;
using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Identity;

/// <summary>
/// A managed identity is always asked of the host. Left to itself the library exchanges a federated token at Entra instead, where a pod's
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
        ManagedIdentityReference identity = ManagedIdentityReference.Create(kind == "client" ? id : null, kind == "object" ? id : null, null);

        SourceToken token = await HostEnvironment.Source(_server, identity).GetTokenAsync(HostEnvironment.Request(fresh: true), default);

        Assert.Equal("of-the-host", token.Token);
        Assert.Equal(Endpoint, Assert.Single(_server.Requests).Uri.GetLeftPart(UriPartial.Path));
    }
}
