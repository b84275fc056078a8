using AdoEntra.Emulator.AzureDevOps.Collections;
using AdoEntra.Emulator.Organizations;

namespace AdoEntra.Emulator.AzureDevOps.ServiceConnections;

/// <summary>
/// The types of service connections that an organization has, with the inputs of their authentication schemes. [D] serviceEndpoint-7.1;
/// [I] which types there are, and what their inputs are called: a few of the service's, and one of an extension.
/// </summary>
internal static class ConnectionTypeCollections
{
    public static IReadOnlyList<CollectionRoute> Rows { get; } =
    [
        new()
        {
            Id = new("5a7938a4-655e-486c-b562-b78c54a7e87b"),
            Name = "serviceEndpointTypes",
            Area = "serviceendpoint",
            Resource = "types",
            Template = "_apis/{area}/{resource}",
            Key = "name",
            Filters = new Dictionary<string, string> { ["type"] = "name" },
            Sample = "service-endpoint-types.json",
            NotFound = key => new(
                404, "ServiceEndpointTypeNotFoundException", ServiceConnectionErrors.Server,
                $"The service endpoint type {key} was not found."),
        },
    ];

    /// <summary>The names of the inputs whose values are secrets; null for a scheme that no type has.</summary>
    public static IReadOnlyList<string>? SecretInputs(EmulatedOrganization organization, string type, string scheme)
    {
        var found = organization.Collections.Of(Rows[0]).Items
            .Where(item => (string?)item.Fields["name"] == type)
            .SelectMany(item => item.Fields["authenticationSchemes"]!.AsArray())
            .FirstOrDefault(one => (string?)one!["scheme"] == scheme);
        return found is null
            ? null
            : [.. found["inputDescriptors"]!.AsArray()
                .Where(input => (bool)input!["isConfidential"]!)
                .Select(input => (string)input!["id"]!)];
    }
}
