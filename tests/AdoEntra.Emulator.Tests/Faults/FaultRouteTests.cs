using System.Text.RegularExpressions;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Faults;

/// <summary>Each route can be struck by itself.</summary>
public sealed partial class FaultRouteTests : EntraTests
{
    // Those that are no resource of Azure DevOps; a resource's address is made from its form.
    private static readonly Dictionary<EmulatedRoute, string> Targets = new()
    {
        [EmulatedRoute.Msi] = "msi/token",
        [EmulatedRoute.Imds] = "metadata/identity/oauth2/token",
        [EmulatedRoute.MachineLearning] = "ml/msi/token",
        [EmulatedRoute.CloudShell] = "cloudshell/token",
        [EmulatedRoute.ServiceFabric] = "servicefabric/token",
        [EmulatedRoute.Arc] = "arc/token",
        [EmulatedRoute.Token] = "t/oauth2/v2.0/token",
        [EmulatedRoute.DeviceCode] = "t/oauth2/v2.0/devicecode",
        [EmulatedRoute.Authorize] = "t/oauth2/v2.0/authorize",
        [EmulatedRoute.GitHubOidc] = "_emulator/oidc/github",
        [EmulatedRoute.Discovery] = "MyOrg",
        [EmulatedRoute.ResourceLocations] = "MyOrg/_apis",
        [EmulatedRoute.Git] = "MyOrg/P/_git/r/info/refs",
        [EmulatedRoute.Blob] = "any/thing",
        [EmulatedRoute.Other] = "MyOrg/_apis/nothing/known",
    };

    private HttpClient? _storage;

    public override async Task DisposeAsync()
    {
        _storage?.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task EachRoute_Faulted_IsTheOnlyOneThatFails()
    {
        OutsideContract("any address of each route will do, without a version and with invented ids");
        var targets = new Dictionary<EmulatedRoute, string>(Targets);
        foreach (var location in ResourceLocations.All)
        {
            targets.TryAdd(location.Route, Target(location));
        }

        Assert.Equal(
            KnownRoutes.All.Except([EmulatedRoute.Any]).Select(route => route.Name).Order(),
            targets.Keys.Select(route => route.Name).Order());
        foreach (var route in targets.Keys)
        {
            Emulator.Faults.Clear();
            Emulator.Faults.Set(EmulatedRoute.Any, new StatusFault { Status = 507 });
            Emulator.Faults.Set(route, new StatusFault { Status = 418 });

            foreach (var (other, target) in targets)
            {
                Assert.Equal((other, other == route ? 418 : 507), (other, await StatusAsync(other, target)));
            }
        }
    }

    private static string Target(ResourceLocation location) =>
        location.Host.Prefix + (location.Host.HasOrganizations ? "MyOrg/" : string.Empty) + Hole().Replace(
            location.Form.Listed
                .Replace("{area}", location.Area, StringComparison.Ordinal)
                .Replace("{resource}", location.ResourceName, StringComparison.Ordinal),
            "x");

    private async Task<int> StatusAsync(EmulatedRoute route, string target)
    {
        EmulatedRoute[] secure = [EmulatedRoute.Token, EmulatedRoute.DeviceCode, EmulatedRoute.Authorize, EmulatedRoute.ServiceFabric];
        var client = secure.Contains(route) ? Authority
            : route == EmulatedRoute.Blob ? _storage ??= Calls.NewClient(Emulator.BlobUri)
            : Client;
        using var request = Calls.Request(route == EmulatedRoute.ResourceLocations ? HttpMethod.Options : HttpMethod.Get, target);
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Hole();
}
