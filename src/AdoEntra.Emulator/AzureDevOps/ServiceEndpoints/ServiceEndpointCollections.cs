using System.Text.Json.Nodes;
using AdoEntra.Emulator.AzureDevOps.Collections;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.AzureDevOps.ServiceEndpoints;

/// <summary>
/// The service connections of a project: a good one, a disabled, an outdated one. [D] serviceEndpoint-7.1; <c>isDisabled</c>,
/// <c>isOutdated</c> and the dates are in serviceEndpoint-7.2 only. [I] A name is looked for whatever its case; one that is disabled is
/// listed as any other.
/// </summary>
internal static class ServiceEndpointCollections
{
    private const double WithState = 7.2;

    private static readonly (string Name, string Id, bool IsDisabled, bool IsOutdated)[] Endpoints =
    [
        ("adoentra-connection", "5c1d0000-0000-5c0e-8000-0000000000f1", false, false),
        ("other-connection", "5c1d0000-0000-5c0e-8000-0000000000f2", false, false),
        ("unused-connection", "5c1d0000-0000-5c0e-8000-0000000000f3", true, false),
        ("old-connection", "5c1d0000-0000-5c0e-8000-0000000000f4", false, true),
    ];

    public static IReadOnlyList<CollectionRoute> Rows { get; } =
    [
        new()
        {
            Id = new("e85f1c62-adfc-4b74-b618-11a150fb195e"),
            Name = "serviceEndpoints",
            Area = "serviceendpoint",
            Resource = "endpoints",
            Template = "{project}/_apis/{area}/{resource}/{endpointId?}",
            Version = 4,
            Filters = new Dictionary<string, string> { ["type"] = "type", ["owner"] = "owner" },
            AnyOf = new Dictionary<string, string> { ["endpointNames"] = "name", ["endpointIds"] = "id" },
            Items = call => call.RequiredProject.Name == "SecretSauce" ? Endpoints.Select(endpoint => Body(call, endpoint)) : [],
            NotFound = key => new(
                404, "ServiceEndpointNotFoundException",
                "Microsoft.VisualStudio.Services.ServiceEndpoints.WebApi, Microsoft.VisualStudio.Services.ServiceEndpoints.WebApi",
                $"Service endpoint {key} was not found."),
        },
    ];

    private static object Body(ResourceCall call, (string Name, string Id, bool IsDisabled, bool IsOutdated) endpoint)
    {
        var hasState = ApiVersion.Number(call.Exchange) >= WithState;
        return new
        {
            Data = new JsonObject { ["environment"] = "AzureCloud", ["creationMode"] = "Manual" },
            endpoint.Id,
            endpoint.Name,
            Type = "azurerm",
            Url = "https://management.azure.com/",
            Description = string.Empty,
            CreatedBy = GraphSubject.Reference(call.Address, KnownPrincipals.Person),
            Authorization = new { Scheme = "WorkloadIdentityFederation", Parameters = new JsonObject() },
            IsShared = false,
            IsReady = true,
            Owner = "Library",
            ServiceEndpointProjectReferences = (object[])
            [
                new
                {
                    ProjectReference = new { call.RequiredProject.Id, call.RequiredProject.Name },
                    endpoint.Name,
                    Description = string.Empty,
                },
            ],
            IsDisabled = hasState ? endpoint.IsDisabled : (bool?)null,
            IsOutdated = hasState ? endpoint.IsOutdated : (bool?)null,
        };
    }
}
