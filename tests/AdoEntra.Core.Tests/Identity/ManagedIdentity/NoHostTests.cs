using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

/// <summary>What is found out before the library is asked: no host, or a host that cannot serve this id.</summary>
public sealed class NoHostTests : IDisposable
{
    private const string Probe = "http://169.254.169.254/metadata/identity/oauth2/token";
    private readonly FakeServer _server = new();
    private readonly TestClock _clock = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task GetToken_NothingAnswers_ListsTheHostsLookedFor()
    {
        _server.OnGet(Probe, static _ => throw new HttpRequestException("No route to host"));

        AdoSignInException failure = await FailAsync(Variables.None, ManagedIdentityReference.SystemAssigned);

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        foreach (
            string host in new[]
            {
                "Service Fabric",
                "App Service",
                "Functions",
                "Container Apps",
                "Automation",
                "Machine Learning",
                "Cloud Shell",
                "Arc",
                "Azure VM",
            }
        )
        {
            Assert.Contains(host, failure.Message);
        }

        Assert.Contains("use another sign-in method", failure.RecommendedAction);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task GetToken_AddressSwallowsThePacket_EndsByItself()
    {
        Hanging hanging = _server.Hang(HttpMethod.Get, Probe);

        Task<AdoSignInException> failed = FailAsync(Variables.None, ManagedIdentityReference.SystemAssigned);
        await hanging.Reached.OrFail();

        _clock.Advance(MetadataProbe.Limit);

        AdoSignInException failure = await failed.OrFail();
        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.Contains("did not respond within 2 s", failure.Message);
        await hanging.Cancelled.OrFail();
    }

    // S22: what it really did.
    [Theory]
    [InlineData(0, "could not be reached (Connection refused). Looked for")]
    [InlineData(403, "responded with 403 (text/plain), which the metadata service of a VM never does. Looked for")]
    [InlineData(200, "responded with 200 (text/html), which the metadata service of a VM never does. Looked for")]
    public async Task GetToken_SomethingElseAnswers_SaysWhatItDid(int status, string said)
    {
        _server.OnGet(
            Probe,
            _ =>
                status == 0 ? throw new HttpRequestException("Connection refused")
                : status == 200 ? Answer.Html()
                : Answer.Text("Forbidden", "text/plain", status)
        );

        AdoSignInException failure = await FailAsync(Variables.None, ManagedIdentityReference.SystemAssigned);

        Assert.Contains("http://169.254.169.254 " + said, failure.Message);
        Assert.DoesNotContain("within 2 s", failure.Message);
    }

    [Fact]
    public async Task GetToken_CancelledWhileAskingForTheHost_IsCancelled()
    {
        Hanging hanging = _server.Hang(HttpMethod.Get, Probe);
        using var stop = new CancellationTokenSource();
        Task<SourceToken> token = Source(Variables.None, ManagedIdentityReference.SystemAssigned)
            .GetTokenAsync(HostEnvironment.Request(), stop.Token);
        await hanging.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => token.OrFail());
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/metadata")]
    public async Task GetToken_AuthorityHostIsNoWebAddress_SendsNoRequest(string authority)
    {
        AdoSignInException failure = await FailAsync(
            Variables.Of(("AZURE_POD_IDENTITY_AUTHORITY_HOST", authority)),
            ManagedIdentityReference.SystemAssigned
        );

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.Empty(_server.Requests);
    }

    public static TheoryData<string, string, string> Unsupported => new()
    {
        { "Service Fabric", "IDENTITY_ENDPOINT IDENTITY_HEADER IDENTITY_SERVER_THUMBPRINT", "client" },
        { "Service Fabric", "IDENTITY_ENDPOINT IDENTITY_HEADER IDENTITY_SERVER_THUMBPRINT", "resource" },
        { "Cloud Shell", "MSI_ENDPOINT", "client" },
        { "Azure Arc", "IDENTITY_ENDPOINT IMDS_ENDPOINT", "object" },
        { "Machine Learning", "MSI_ENDPOINT MSI_SECRET", "object" },
        { "Machine Learning", "MSI_ENDPOINT MSI_SECRET", "resource" },
    };

    [Theory]
    [MemberData(nameof(Unsupported))]
    public async Task GetToken_HostCannotServeThatId_SaysSoBeforeAnyRequest(string host, string variables, string kind)
    {
        string[] names = variables.Split(' ');
        string id = Guid.NewGuid().ToString("D");
        ManagedIdentityReference identity = kind switch
        {
            "client" => ManagedIdentityReference.Create(id, null, null),
            "object" => ManagedIdentityReference.Create(null, id, null),
            _ => ManagedIdentityReference.Create(
                null,
                null,
                $"/subscriptions/{id}/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/n"
            ),
        };

        AdoSignInException failure = await FailAsync(name => names.Contains(name) ? "http://127.0.0.1:1/secret-value" : null, identity);

        Assert.Equal(ErrorIds.IdentityNotSupported, failure.ErrorId);
        Assert.StartsWith($"{host} (detected by {variables.Split(' ')[0]}", failure.Message);
        Assert.Contains(identity.ToString(), failure.Message);
        Assert.Contains(
            host == "Machine Learning" ? "Pass the identity's client id as -ClientId." : "remove the id",
            failure.RecommendedAction
        );
        Assert.Empty(_server.Requests);
    }

    private async Task<AdoSignInException> FailAsync(VariableReader variables, ManagedIdentityReference identity) =>
        await Assert.ThrowsAsync<AdoSignInException>(() => Source(variables, identity).GetTokenAsync(HostEnvironment.Request(), default));

    private ManagedIdentityTokenSource Source(VariableReader variables, ManagedIdentityReference identity) =>
        new(identity, new TokenSourceServices(variables, new HttpTransport(() => _server)) { Clock = _clock.ForRequests() });
}
