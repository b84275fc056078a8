#if !NETFRAMEWORK
using System.Runtime.InteropServices;
using System.Text.Unicode;
#endif
using System.Text.Json;

namespace AdoEntra.Json.Reading;

/// <summary>
/// An object or array within an item, as the bytes it came as: most are never looked at, and reading one makes many objects.
/// </summary>
internal sealed class LazyJsonValue
{
    private readonly byte[] _utf8;
    private readonly JsonReaderOptions _options;
    private readonly JsonValueReader _values;
    private object? _shared;

    private LazyJsonValue(ReadOnlySpan<byte> utf8, JsonReaderOptions options, JsonValueReader values)
    {
        _utf8 = utf8.ToArray();
        _options = options;
        _values = values;
    }

    /// <summary>The value; another one at each call, as each item has its own.</summary>
    public object? Read()
    {
        var reader = new Utf8JsonReader(_utf8, _options);
        reader.Read();
        return _values.Read(ref reader);
    }

    /// <summary>The value, the same at each call: for callers that do not change it.</summary>
    public object? ReadShared() => _shared ??= Read();

    /// <summary>Whether these bytes are what is unread.</summary>
    public bool Is(ReadOnlySpan<byte> utf8) => utf8.SequenceEqual(_utf8);

    /// <summary>Leaves unread what the reader stands on, and the reader on its last token; null where that is no gain.</summary>
    public static LazyJsonValue? TryTake(ref Utf8JsonReader reader, JsonValueReader values, RecentValues? recent, int place)
    {
#if NETFRAMEWORK
        // The bytes behind a token cannot be reached there.
        return null;
#else
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return null;
        Utf8JsonReader before = reader;
        ref byte first = ref MemoryMarshal.GetReference(reader.ValueSpan);
        long start = reader.TokenStartIndex;
        if (!reader.TrySkip() || reader.BytesConsumed - start <= "[1]".Length)
        {
            reader = before;
            return null;
        }

        // The reader's buffer is in one piece, and it has just passed over these bytes of it.
        ReadOnlySpan<byte> utf8 = MemoryMarshal.CreateReadOnlySpan(ref first, checked((int)(reader.BytesConsumed - start)));
        if (recent?.Unread(utf8, place) is { } same) return same;
        if (!Utf8.IsValid(utf8))
        {
            // Read at once: what is wrong with it is reported with its response.
            reader = before;
            return null;
        }

        var unread = new LazyJsonValue(utf8, before.CurrentState.Options, values);
        recent?.Keep(unread, place);
        return unread;
#endif
    }
}
