using System.Text.Json;

namespace AdoEntra.Http;

/// <summary>Where the reading of a list answer stands between two pieces of its body.</summary>
internal sealed class ListState
{
    private JsonReaderState _json;
    private bool _inItems;
    private bool _seenItems;
    private bool _isObject;

    /// <summary>False until the first byte behind a byte-order mark.</summary>
    public bool Started { get; set; }

    /// <summary>True once the document's last token was read.</summary>
    public bool Complete { get; private set; }

    /// <summary>Reads whole tokens and whole items as far as the bytes go, and says how many bytes that were.</summary>
    public int Advance<T>(ReadOnlySpan<byte> bytes, bool end, ItemReader<T> read, List<T> batch, string what)
    {
        var reader = new Utf8JsonReader(bytes, end, _json);
        while (Step(ref reader, read, batch, what))
        {
        }

        _json = reader.CurrentState;
        return checked((int)reader.BytesConsumed);
    }

    /// <summary>One token or one item. Leaves the reader where it was, and says no, when the bytes do not reach that far.</summary>
    private bool Step<T>(ref Utf8JsonReader reader, ItemReader<T> read, List<T> batch, string what)
    {
        Utf8JsonReader before = reader;
        if (!reader.Read()) return false;
        if (_inItems) return Item(ref reader, before, read, batch, what);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray when reader.CurrentDepth == 0:
                _inItems = _seenItems = true;
                return true;
            case JsonTokenType.StartObject when reader.CurrentDepth == 0:
                _isObject = true;
                return true;
            case JsonTokenType.PropertyName:
                return Property(ref reader, before);
            case JsonTokenType.EndObject when _seenItems:
                Complete = true;
                return true;
            case JsonTokenType.EndObject:
                throw JsonPage.NoList(what, "one object and no list");
            default:
                throw JsonPage.NoList(what, "a single value and no list");
        }
    }

    private bool Item<T>(ref Utf8JsonReader reader, Utf8JsonReader before, ItemReader<T> read, List<T> batch, string what)
    {
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            _inItems = false;
            Complete = !_isObject;
            return true;
        }

        // The readers of items read objects; of anything else they would make an empty one, and eat what follows.
        if (reader.TokenType != JsonTokenType.StartObject) throw JsonPage.NoList(what, "a list of something else than objects");

        // A copy looks for the end of the item first: the item's own reader never meets the end of the buffer.
        Utf8JsonReader probe = reader;
        if (!probe.TrySkip())
        {
            reader = before;
            return false;
        }

        batch.Add(read(ref reader));
        return true;
    }

    private bool Property(ref Utf8JsonReader reader, Utf8JsonReader before)
    {
        bool isItems = reader.ValueTextEquals("value"u8);
        if (reader.Read())
        {
            if (isItems && reader.TokenType == JsonTokenType.StartArray)
            {
                _inItems = _seenItems = true;
                return true;
            }

            if (reader.TrySkip()) return true;
        }

        reader = before;
        return false;
    }
}
