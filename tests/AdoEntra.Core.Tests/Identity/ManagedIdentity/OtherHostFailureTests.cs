using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

/// <summary>Refusals that only one kind of host has, and what is to be done there.</summary>
[Collection(HostEnvironmentDefinition.Name)]
public sealed class OtherHostFailureTests : IDisposable
{
    private readonly FakeServer _server = new();

    public void Dispose() => _server.Dispose();

    // The library looks for the identity's id in a variable before it asks (protocol 1.13).
    [Theory]
    [InlineData(false, "-ClientId")]
    [InlineData(true, "-FederatedIdentityClientId")]
    public async Task GetToken_MachineLearningWithoutDefaultIdentity_NamesTheVariable(bool forFederation, string parameter)
    {
        using var environment = new HostEnvironment(("MSI_ENDPOINT", "http://127.0.0.1:41999/ml"), ("MSI_SECRET", "ml-secret"));

        AdoSignInException failure = await FailAsync(
            forFederation ? ManagedIdentityReference.ForFederation(null) : ManagedIdentityReference.SystemAssigned
        );

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.DoesNotContain("did not respond", failure.Message);
        Assert.Contains("DEFAULT_IDENTITY_CLIENT_ID", failure.Message);
        Assert.Contains($" as {parameter}", failure.RecommendedAction);
        Assert.Empty(_server.Requests);
    }

    // A hybrid worker of some kinds has this pair alone, which the library takes for Machine Learning.
    [Theory]
    [InlineData(false, "-ClientId")]
    [InlineData(true, "-FederatedIdentityClientId")]
    public async Task GetToken_HybridWorkerWithoutDefaultIdentity_SaysBothWaysOut(bool forFederation, string parameter)
    {
        using var environment = new HostEnvironment(
            ("MSI_ENDPOINT", "http://127.0.0.1:41999/oauth2/token"),
            ("MSI_SECRET", "worker-secret"),
            ("AZUREPS_HOST_ENVIRONMENT", "AzureAutomation/1.0")
        );

        AdoSignInException failure = await FailAsync(
            forFederation ? ManagedIdentityReference.ForFederation(null) : ManagedIdentityReference.SystemAssigned
        );

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.StartsWith("An Azure Automation hybrid worker (detected by MSI_ENDPOINT and MSI_SECRET)", failure.Message);
        Assert.Contains($" as {parameter}", failure.RecommendedAction);
        Assert.Contains("remove MSI_ENDPOINT and MSI_SECRET", failure.RecommendedAction);
        Assert.Empty(_server.Requests);
    }

    // An address that is none: no request could be sent, and the message names the variable.
    [Theory]
    [InlineData("IDENTITY_ENDPOINT", "IDENTITY_HEADER")]
    [InlineData("MSI_ENDPOINT", null)]
    public async Task GetToken_EndpointIsNoAddress_NamesTheVariable(string endpoint, string? other)
    {
        using var environment = new HostEnvironment(
            other is null ? [(endpoint, "not an address")] : [(endpoint, "not an address"), (other, "x-secret")]
        );

        AdoSignInException failure = await FailAsync();

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.Contains($"Check the value of {endpoint}", failure.RecommendedAction);
        Assert.Empty(_server.Requests);
    }

    // The agent answers 401 with the name of a file that is not there, in a folder that can be looked into: no right is missing (S11).
    [ArcFact]
    public async Task GetToken_ArcKeyIsMissing_IsAMatterOfTheAgent()
    {
        const string Arc = "http://127.0.0.1:40342/metadata/identity/oauth2/token";
        using var environment = new HostEnvironment(("IDENTITY_ENDPOINT", Arc), ("IMDS_ENDPOINT", "http://127.0.0.1:40342"));
        _server.OnGet(Arc, static _ => Answer.Empty(401).With("WWW-Authenticate", "Basic realm=/var/opt/azcmagent/tokens/no-such.key"));

        AdoSignInException failure = await FailAsync();

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.DoesNotContain("IDENTITY_HEADER", failure.Message);
        Assert.Contains("update or repair it", failure.RecommendedAction);
        Assert.DoesNotContain("himds", failure.RecommendedAction);
    }

    // Fresh, since the library's cache has one place for the system-assigned identity of the whole process.
    private Task<AdoSignInException> FailAsync(ManagedIdentityReference? identity = null) =>
        Assert.ThrowsAsync<AdoSignInException>(() =>
            HostEnvironment
                .Source(_server, identity ?? ManagedIdentityReference.SystemAssigned)
                .GetTokenAsync(HostEnvironment.Request(fresh: true), default)
        );
}
