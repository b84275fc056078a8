using AdoEntra.Emulator.AzureDevOps.Agents;
using AdoEntra.Emulator.AzureDevOps.Core;
using AdoEntra.Emulator.AzureDevOps.Environments;
using AdoEntra.Emulator.AzureDevOps.Packaging;
using AdoEntra.Emulator.AzureDevOps.Policies;
using AdoEntra.Emulator.AzureDevOps.ServiceEndpoints;
using AdoEntra.Emulator.AzureDevOps.Wikis;

namespace AdoEntra.Emulator.AzureDevOps.Collections;

/// <summary>The rows of all areas.</summary>
internal static class CollectionRoutes
{
    public static IReadOnlyList<CollectionRoute> All { get; } =
    [
        .. TeamCollections.Rows, .. AgentCollections.Rows, .. EnvironmentCollections.Rows, .. PackagingCollections.Rows,
        .. PolicyCollections.Rows, .. ServiceEndpointCollections.Rows, .. WikiCollections.Rows,
    ];
}
