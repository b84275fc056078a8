using System.Text.Json;

namespace AdoEntra.Json.Reading;

/// <summary>Reads one item; the reader stands on its first token and must be left on its last.</summary>
internal delegate T ItemReader<out T>(ref Utf8JsonReader reader);

/// <summary>Knows how the items of a response are read.</summary>
/// <typeparam name="T">What an item becomes.</typeparam>
internal interface IItemReader<out T>
{
    /// <summary>
    /// A reader for the items of one response: what repeats within a response is remembered there, and forgotten with it.
    /// </summary>
    /// <param name="damaged">Called for texts that are not UTF-8; null for none.</param>
    ItemReader<T> ForResponse(DamagedText? damaged = null);
}

/// <summary>A reader written by hand, which remembers nothing.</summary>
/// <param name="read">Reads one item.</param>
internal sealed class PlainItemReader<T>(ItemReader<T> read) : IItemReader<T>
{
    /// <inheritdoc/>
    public ItemReader<T> ForResponse(DamagedText? damaged = null) => read;
}
