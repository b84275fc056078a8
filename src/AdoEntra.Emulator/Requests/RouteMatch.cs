using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Entra;
using AdoEntra.Emulator.GitProtocol;

namespace AdoEntra.Emulator.Requests;

/// <summary>What an address means.</summary>
/// <param name="Route">The group it belongs to.</param>
/// <param name="Host">The host of Azure DevOps, or null outside Azure DevOps.</param>
/// <param name="Organization">The organization named in it, or null where there is none.</param>
/// <param name="Location">The resource, or null when it is none of those that are listed.</param>
/// <param name="Values">What the address says about the resource: ids and names.</param>
/// <param name="Tenant">At Entra, the tenant.</param>
internal sealed record RouteMatch(
    EmulatedRoute Route, ServiceHost? Host = null, string? Organization = null, ResourceLocation? Location = null,
    IReadOnlyDictionary<string, string>? Values = null, string? Tenant = null)
{
    /// <summary>What an address of the https endpoint means: Entra's, and whatever is there without TLS.</summary>
    public static RouteMatch OfSecure(string method, string[] segments) => segments switch
    {
        [var tenant, "oauth2", "v2.0", "token"] => new(EmulatedRoute.Token, Tenant: tenant),
        [var tenant, "oauth2", "v2.0", "devicecode"] => new(EmulatedRoute.DeviceCode, Tenant: tenant),
        [var tenant, "oauth2", "v2.0", "authorize"] => new(EmulatedRoute.Authorize, Tenant: tenant),
        ["servicefabric", "token"] => new(EmulatedRoute.ServiceFabric),
        [var tenant, ..] when EntraMetadata.IsOf(segments) => new(EmulatedRoute.Other, Tenant: tenant),
        _ => Of(method, segments),
    };

    public static RouteMatch Of(string method, string[] segments)
    {
        switch (segments)
        {
            case ["msi", "token"]:
                return new(EmulatedRoute.Msi);
            case ["metadata", "identity", "oauth2", "token"]:
                return new(EmulatedRoute.Imds);
            case ["ml", "msi", "token"]:
                return new(EmulatedRoute.MachineLearning);
            case ["cloudshell", "token"]:
                return new(EmulatedRoute.CloudShell);
            case ["_emulator", "oidc", "github"]:
                return new(EmulatedRoute.GitHubOidc);
            case ["arc", "token"]:
                return new(EmulatedRoute.Arc);
            case [] or ["msi", ..] or ["metadata", ..] or ["_signin", ..] or ["", ..]:
                return new(EmulatedRoute.Other);
        }

        return ServiceHost.Find(segments[0]) is { } host
            ? OfService(method, host, segments.AsSpan(1))
            : OfService(method, ServiceHost.Main, segments);
    }

    private static RouteMatch OfService(string method, ServiceHost host, ReadOnlySpan<string> path)
    {
        string? organization = null;
        if (host.HasOrganizations)
        {
            if (path.IsEmpty)
            {
                return new(EmulatedRoute.Other);
            }

            organization = path[0];
            path = path[1..];
            if (path.IsEmpty)
            {
                return new(EmulatedRoute.Discovery, host, organization);
            }
        }

        if (method == "OPTIONS" && path is [var apis, ..] && path.Length <= 2 && Is(apis, "_apis"))
        {
            return new(
                EmulatedRoute.ResourceLocations, host, organization,
                Values: path.Length < 2 ? null : new Dictionary<string, string> { ["area"] = path[1] });
        }

        if (host == ServiceHost.Main && GitRoute.Find(path) is { } repository)
        {
            return new(EmulatedRoute.Git, host, organization, Values: repository);
        }

        return ResourceLocations.Find(host, path) is { } found
            ? new(found.Location.Route, host, organization, found.Location, found.Values)
            : new(EmulatedRoute.Other, host, organization);
    }

    private static bool Is(string segment, string word) => string.Equals(segment, word, StringComparison.OrdinalIgnoreCase);
}
