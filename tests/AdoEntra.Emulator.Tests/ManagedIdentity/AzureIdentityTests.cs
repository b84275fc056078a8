using AdoEntra.Emulator.Tests.Support;
using Azure.Core;
using Azure.Identity;

namespace AdoEntra.Emulator.Tests.ManagedIdentity;

/// <summary>
/// The library that clients really use, against the emulator. It keeps managed-identity tokens and the metadata service's address in
/// statics of the process, by identity and resource: each pair may be asked for once in here.
/// </summary>
[Collection(ChangedEnvironment.Collection)]
public sealed class AzureIdentityTests : EmulatorTests
{
    [Fact]
    public async Task GetToken_AppService_ComesWithEveryKindOfId()
    {
        using var environment = new ChangedEnvironment(Emulator, EmulatedHost.AppService);
        var (one, other) = (Emulator.State.UserAssigned[0], Emulator.State.UserAssigned[1]);

        await AssertIssuedAsync(ManagedIdentityId.SystemAssigned, Emulator.State.SystemAssigned, AzureDevOps);
        await AssertIssuedAsync(ManagedIdentityId.FromUserAssignedClientId(one.ClientId.ToString()), one, AzureDevOps);
        await AssertIssuedAsync(ManagedIdentityId.FromUserAssignedObjectId(one.ObjectId.ToString()), one, AzureDevOps);
        await AssertIssuedAsync(
            ManagedIdentityId.FromUserAssignedResourceId(new ResourceIdentifier(other.ResourceId!)), other, AzureDevOps);
        Assert.Equal(4, Emulator.Requests.List(EmulatedRoute.Msi).Count);
    }

    [Fact]
    public async Task GetToken_Imds_ComesWithEveryKindOfId()
    {
        const string Resource = "https://management.azure.com";
        using var environment = new ChangedEnvironment(Emulator, EmulatedHost.Imds);
        var (one, other) = (Emulator.State.UserAssigned[0], Emulator.State.UserAssigned[1]);

        await AssertIssuedAsync(ManagedIdentityId.SystemAssigned, Emulator.State.SystemAssigned, Resource);
        await AssertIssuedAsync(ManagedIdentityId.FromUserAssignedClientId(one.ClientId.ToString()), one, Resource);
        await AssertIssuedAsync(ManagedIdentityId.FromUserAssignedObjectId(one.ObjectId.ToString()), one, Resource);
        await AssertIssuedAsync(ManagedIdentityId.FromUserAssignedResourceId(new ResourceIdentifier(other.ResourceId!)), other, Resource);
        Assert.Equal(4, Emulator.Requests.List(EmulatedRoute.Imds).Count);
    }

    private async Task AssertIssuedAsync(ManagedIdentityId id, EmulatedIdentity expected, string resource)
    {
        var credential = new ManagedIdentityCredential(new ManagedIdentityCredentialOptions(id));

        var token = await credential.GetTokenAsync(new TokenRequestContext([resource + "/.default"]), CancellationToken.None);

        var issued = Assert.Single(Emulator.State.Tokens.Issued, issued => issued.Value == token.Token);
        Assert.Same(expected, issued.Identity);

        // The library turns the time into seconds left and back, whenever it comes to do so.
        Assert.Equal(issued.ExpiresOn, token.ExpiresOn, TimeSpan.FromMinutes(10));
    }
}
