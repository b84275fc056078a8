using System.Collections.Concurrent;

namespace AdoEntra.Emulator.AzureDevOps.Git.Repositories;

/// <summary>
/// Bodies of lists of repositories, made once: a client that is being measured must not wait for the emulator to write JSON. Whoever
/// changes a repository empties this afterwards.
/// </summary>
internal sealed class ListingCache
{
    // Emptied by another one in its place: a body that was begun before the change ends up in the one that nobody asks any more.
    private volatile ConcurrentDictionary<ListingKey, byte[]> _bodies = new();

    /// <summary>How many bodies are ready.</summary>
    public int Count => _bodies.Count;

    public byte[] Get(ListingKey key, Func<ListingKey, byte[]> make) => _bodies.GetOrAdd(key, make);

    public void Clear() => _bodies = new();
}
