using System.Collections.Concurrent;

namespace AdoEntra.Emulator.AzureDevOps.Git;

/// <summary>
/// Bodies of lists of repositories, made once: a client that is being measured must not wait for the emulator to write JSON. The data
/// does not change after the start; whoever makes it change has to empty this.
/// </summary>
internal sealed class ListingCache
{
    private readonly ConcurrentDictionary<ListingKey, byte[]> _bodies = new();

    public byte[] Get(ListingKey key, Func<ListingKey, byte[]> make) => _bodies.GetOrAdd(key, make);
}
