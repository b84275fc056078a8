using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.ManagedIdentity;

/// <summary>The versions that clients ask Service Fabric with: MSAL for .NET the later, the one for Node the earlier.</summary>
public sealed class ServiceFabricVersionTests : EntraTests
{
    [Theory]
    [InlineData("2019-07-01-preview", HttpStatusCode.OK)]
    [InlineData("2020-05-01", HttpStatusCode.OK)]
    [InlineData("2019-07-01", HttpStatusCode.BadRequest)]
    public async Task Get_Version_IsAnsweredOrRefused(string version, HttpStatusCode expected)
    {
        var secret = Emulator.Variables(EmulatedHost.ServiceFabric)["IDENTITY_HEADER"];

        using var response = await Authority.SendAsync(Calls.Request(
            HttpMethod.Get, $"servicefabric/token?api-version={version}&resource={AzureDevOps}", ("secret", secret)));

        Assert.Equal(expected, response.StatusCode);
    }
}
