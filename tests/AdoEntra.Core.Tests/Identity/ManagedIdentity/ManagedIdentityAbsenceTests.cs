using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

/// <summary>
/// Which failures of a managed identity mean that there is none here, so that Auto may go on: a VM without one, and nothing else.
/// </summary>
[Collection(HostEnvironmentDefinition.Name)]
public sealed class ManagedIdentityAbsenceTests
{
    private const string NotFound = """{"error":"invalid_request","error_description":"Identity not found"}""";
    private const string Several =
        """{"error":"invalid_request","error_description":"Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request"}""";
    private const string OldAgent = """{"error":"invalid_request","error_description":"The api-version is invalid"}""";
    private const string None =
        """{"statusCode":400,"message":"No Managed Identity found for specified ClientId/ResourceId/PrincipalId."}""";

    // The host, the identity, status and body, whether there is nothing here.
    [Theory]
    [InlineData("The Azure instance metadata service", "system", 400, NotFound, true)]
    [InlineData("The Azure instance metadata service", "client", 400, NotFound, false)]
    [InlineData("The Azure instance metadata service", "system", 400, Several, false)]
    [InlineData("The Azure instance metadata service", "system", 400, OldAgent, false)]
    [InlineData("The Azure instance metadata service", "system", 403, NotFound, false)]
    [InlineData("The Azure instance metadata service", "system", 500, NotFound, false)]
    [InlineData("App Service", "system", 400, None, false)]
    [InlineData("App Service", "system", 401, "", false)]
    [InlineData("App Service", "system", 403, "", false)]
    [InlineData("Azure Automation", "system", 400, None, false)]
    [InlineData("Machine Learning", "client", 400, None, false)]
    [InlineData("Cloud Shell", "system", 401, "", false)]
    public async Task GetToken_Refused_IsAbsenceOnlyOnAVmWithoutIdentity(string name, string kind, int status, string body, bool isAbsence)
    {
        KnownHost host = KnownHost.Of(name);
        using var environment = new HostEnvironment(host.Variables);
        using var server = new FakeServer();
        host.Serve(server, _ => Answer.Json(body, status));

        // Fresh, since the library's cache has one place for the system-assigned identity of the whole process.
        var failure = await Assert.ThrowsAsync<AdoSignInException>(
            () => KnownHost.Source(server, KnownHost.NewIdentity(kind)).GetTokenAsync(HostEnvironment.Request(fresh: true), default));

        Assert.Equal(isAbsence, failure.IsAbsence);
    }

    [Fact]
    public async Task GetToken_NoHost_IsAbsence()
    {
        using var environment = new HostEnvironment();
        using var server = new FakeServer();
        server.OnGet(
            "http://169.254.169.254/metadata/identity/oauth2/token",
            static _ => throw new HttpRequestException("No route to host")
        );

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() =>
            KnownHost.Source(server, ManagedIdentityReference.SystemAssigned).GetTokenAsync(HostEnvironment.Request(fresh: true), default)
        );

        Assert.True(failure.IsAbsence);
    }
}
