using System.Collections.Concurrent;
using AdoEntra.Emulator.Organizations;

namespace AdoEntra.Emulator.AzureDevOps.Collections;

/// <summary>What an organization has of each plain resource that is not made for a request.</summary>
internal sealed class CollectionStore(EmulatedOrganization organization)
{
    private readonly ConcurrentDictionary<string, SharedList<CollectionItem>> _bySample = new(StringComparer.Ordinal);

    /// <summary>All of a resource. Resources with the same sample are two ways to the same things.</summary>
    public SharedList<CollectionItem> Of(CollectionRoute route) =>
        _bySample.GetOrAdd(route.Sample!, _ => CollectionSample.Load(route, organization));
}
