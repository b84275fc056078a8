using System.Text.Json;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Requests.Paging;

/// <summary>
/// Where the reading of a response stands between two pieces of its body, and what it says about the pages after it. The items are in
/// an array, or in one field of an object: <c>{"count": n, "value": [...]}</c> and its relatives (protocol.md 3.8).
/// </summary>
/// <param name="itemsField">The field that is known to have the items; see <see cref="PageFields"/> for the others.</param>
/// <param name="acceptsAny">Whether anything else than a list of objects is welcome too, as one item.</param>
internal sealed class PageParser(string itemsField, bool acceptsAny)
{
    // Deep enough for every body that makes sense, shallow enough for every stack.
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = 512 };

    private readonly PageFields _fields = new(itemsField);
    private JsonReaderState _json = new(s_options);
    private Place _place;
    private bool _isObject;
    private long _given;
    private long _toSkip;
    private ulong _lastItem;

    private enum Place
    {
        Outside,
        InObject,
        InItems,
        Behind,
    }

    /// <summary>False until the first byte behind a byte-order mark.</summary>
    public bool Started { get; set; }

    /// <summary>True once the document's last token was read.</summary>
    public bool Complete { get; private set; }

    /// <summary>Whether anything else than a list of objects is welcome too.</summary>
    public bool AcceptsAny => acceptsAny;

    /// <summary>How many items were read in all.</summary>
    public long Items { get; private set; }

    /// <summary>Tells the first item from others; null where none has been read.</summary>
    public ulong? FirstItem { get; private set; }

    /// <summary>Whether the first item says which one it is; see <see cref="ItemIdentity"/>.</summary>
    public bool FirstHasIdentity { get; private set; }

    /// <summary>Identifies the last item, once the whole page was read.</summary>
    public ulong LastItem => _lastItem;

    /// <summary>Whether it is a list at all, and not one object or value.</summary>
    public bool IsList { get; private set; }

    /// <summary>What the body says about the next page.</summary>
    public PageInfo Info { get; private set; } = new();

    /// <summary>
    /// Starts again with the same page, whose body broke off. The items that were given out already are passed over; the last of them has
    /// to be what it was, or the list has changed meanwhile.
    /// </summary>
    public void Resume()
    {
        _json = new JsonReaderState(s_options);
        _place = Place.Outside;
        _isObject = Started = Complete = IsList = false;
        Info = new PageInfo();
        _toSkip = _given;
        Items = 0;
    }

    /// <summary>Reads whole tokens and whole items as far as the bytes go, and says how many bytes that were.</summary>
    public int Advance<T>(ReadOnlySpan<byte> bytes, bool end, ItemReader<T> read, List<T> batch, string what)
    {
        var reader = new Utf8JsonReader(bytes, end, _json);
        (int Start, int Length) last = default;
        while (Step(ref reader, bytes, read, batch, ref last, what))
        {
        }

        // Not before: where the rest of these bytes is none, what came before it is not returned.
        if (batch.Count > 0) _lastItem = ContentHash.Of(bytes.Slice(last.Start, last.Length));
        _given += batch.Count;

        // One object or value whose end has not come, or nothing that tells what it is: read again from its beginning.
        if (_place == Place.Outside) return 0;
        _json = reader.CurrentState;
        return checked((int)reader.BytesConsumed);
    }

    /// <summary>One token or one item. Leaves the reader where it was, and says no, when the bytes do not reach that far.</summary>
    private bool Step<T>(
        ref Utf8JsonReader reader,
        ReadOnlySpan<byte> bytes,
        ItemReader<T> read,
        List<T> batch,
        ref (int Start, int Length) last,
        string what
    )
    {
        Utf8JsonReader before = reader;
        if (!reader.Read()) return false;
        switch (_place)
        {
            case Place.InItems when reader.TokenType == JsonTokenType.EndArray:
                // An empty list may stand beside the one that has the items, under another of their names.
                if (_toSkip > 0 && (Items > 0 || !_isObject)) throw ResponseErrors.Changed(what);
                _place = _isObject ? Place.InObject : Place.Behind;
                Complete = !_isObject;
                return true;
            case Place.InItems:
                return Item(ref reader, before, bytes, read, batch, ref last, what);
            case Place.InObject when reader.TokenType == JsonTokenType.EndObject:
                if (_toSkip > 0) throw ResponseErrors.Changed(what);
                _place = Place.Behind;
                Complete = true;
                // A list that is empty need not be there: {"count": 0}, {"count": 0, "value": null}.
                IsList |= Info.Count == 0;
                return IsList ? true : throw ResponseErrors.NoList(what, "an object instead of a list");
            case Place.InObject:
                return Field(ref reader, before);
            default:
                return Root(ref reader, before, bytes, read, batch, ref last, what);
        }
    }

    private bool Root<T>(
        ref Utf8JsonReader reader,
        Utf8JsonReader before,
        ReadOnlySpan<byte> bytes,
        ItemReader<T> read,
        List<T> batch,
        ref (int Start, int Length) last,
        string what
    )
    {
        bool? isPage = acceptsAny && reader.TokenType == JsonTokenType.StartObject ? PageDetector.IsPage(reader, _fields) : true;
        if (isPage is null)
        {
            reader = before;
            return false;
        }

        if (reader.TokenType == JsonTokenType.StartArray)
        {
            (_place, IsList) = (Place.InItems, true);
            return true;
        }

        if (reader.TokenType == JsonTokenType.StartObject && isPage == true)
        {
            (_place, _isObject) = (Place.InObject, true);
            return true;
        }

        if (!acceptsAny) throw ResponseErrors.NoList(what, "a single value instead of a list");
        Utf8JsonReader first = reader;
        if (!Item(ref reader, before, bytes, read, batch, ref last, what)) return false;
        if (first.TokenType == JsonTokenType.StartObject) Info = PageDetector.TailOf(first);
        _place = Place.Behind;
        Complete = true;
        return true;
    }

    private bool Item<T>(
        ref Utf8JsonReader reader,
        Utf8JsonReader before,
        ReadOnlySpan<byte> bytes,
        ItemReader<T> read,
        List<T> batch,
        ref (int Start, int Length) last,
        string what
    )
    {
        // The readers of resources read objects; of anything else they would make an empty one, and eat what follows.
        if (!acceptsAny && reader.TokenType != JsonTokenType.StartObject)
            throw ResponseErrors.NoList(what, "a list whose items are not objects");

        // A copy looks for the end of the item first: the item's own reader never meets the end of the buffer.
        Utf8JsonReader probe = reader;
        if (!probe.TrySkip())
        {
            reader = before;
            return false;
        }

        Items++;
        last = (checked((int)reader.TokenStartIndex), checked((int)(probe.BytesConsumed - reader.TokenStartIndex)));
        if (Items == 1) (FirstItem, FirstHasIdentity) = (ContentHash.Of(bytes.Slice(last.Start, last.Length)), ItemIdentity.IsIn(reader));
        if (_toSkip == 0)
        {
            batch.Add(read(ref reader));
            return true;
        }

        reader = probe;
        if (--_toSkip == 0 && ContentHash.Of(bytes.Slice(last.Start, last.Length)) != _lastItem) throw ResponseErrors.Changed(what);
        return true;
    }

    private bool Field(ref Utf8JsonReader reader, Utf8JsonReader before)
    {
        bool isItems = Items == 0 && _fields.Has(ref reader);
        string? tail = isItems ? null : PageInfo.NameOf(ref reader);
        string? other = Items > 0 && tail is null && _fields.Has(ref reader) ? reader.Text() : null;
        if (reader.Read())
        {
            if (isItems && reader.TokenType == JsonTokenType.StartArray)
            {
                (_place, IsList) = (Place.InItems, true);
                return true;
            }

            if (tail is not null) Info = Info.With(tail, ref reader);
            bool isList = other is not null && reader.TokenType == JsonTokenType.StartArray;
            Utf8JsonReader first = reader;
            if (reader.TrySkip())
            {
                if (isList && first.Read() && first.TokenType != JsonTokenType.EndArray) Info = Info with { OtherList = other };
                return true;
            }
        }

        reader = before;
        return false;
    }
}
