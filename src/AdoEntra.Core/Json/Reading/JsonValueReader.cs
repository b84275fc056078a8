using System.Collections.Specialized;
using System.Text.Json;

namespace AdoEntra.Json.Reading;

/// <summary>
/// Reads any value of a response so that nothing of it is lost: objects as a factory makes them, arrays, texts, exact numbers and times,
/// truth values, null. Many may read at once.
/// </summary>
/// <remarks>
/// What an item has within it (who made it, its project, its links) is most of a body, and mostly the same as in the item before. A text
/// that comes again is the same string; an object or array within is left unread where the factory can wait for it.
/// </remarks>
internal sealed class JsonValueReader : IItemReader<object?>
{
    // Boxed once: half of an item's fields may be truth values.
    private static readonly object s_true = true;
    private static readonly object s_false = false;

    private readonly IObjectFactory _objects;
    private readonly bool _readsTimes;
    private readonly FieldNames _names = new();
    private ValueStack? _spare;

    /// <param name="objects">Makes the objects.</param>
    /// <param name="readsTimes">Whether a text that is a time becomes one.</param>
    public JsonValueReader(IObjectFactory objects, bool readsTimes = true)
    {
        _objects = objects;
        _readsTimes = readsTimes;
    }

    /// <inheritdoc/>
    public ItemReader<object?> ForResponse(DamagedText? damaged = null)
    {
        var recent = new RecentValues(damaged);
        return (ref Utf8JsonReader reader) => Read(ref reader, recent);
    }

    /// <summary>Reads a value that was left unread.</summary>
    public object? Read(ref Utf8JsonReader reader) => Read(ref reader, recent: null);

    private object? Read(ref Utf8JsonReader reader, RecentValues? recent)
    {
        ValueStack stack = Interlocked.Exchange(ref _spare, null) ?? new ValueStack();
        object? value = Value(ref reader, stack, recent, _names);
        if (stack.IsSmall) _spare = stack;
        return value;
    }

    private object? Value(ref Utf8JsonReader reader, ValueStack stack, RecentValues? recent, FieldNames field) =>
        reader.TokenType switch
        {
            // Times are values of fields, or stand alone. In a list, a log for example, a line is a text like its neighbours.
            JsonTokenType.String => _readsTimes && reader.CurrentDepth == 0 && JsonTime.TryRead(ref reader, out object? time) ? time
            : recent is null ? reader.Text()
            : recent.OwnText(ref reader, field),
            JsonTokenType.Number => JsonNumber.Read(ref reader) is var number && number is NumberText text ? _objects.Number(text) : number,
            JsonTokenType.True => s_true,
            JsonTokenType.False => s_false,
            JsonTokenType.StartArray => Array(ref reader, stack, recent, field),
            JsonTokenType.StartObject => Object(ref reader, stack, recent),
            _ => null,
        };

    private object? Field(ref Utf8JsonReader reader, ValueStack stack, RecentValues? recent, FieldNames field)
    {
        if (reader.TokenType == JsonTokenType.String)
            return _readsTimes && JsonTime.TryRead(ref reader, out object? time) ? time
                : recent is null ? reader.Text()
                : recent.Text(ref reader, field);
        if (_objects.TakesUnread && LazyJsonValue.TryTake(ref reader, this, recent, field.Place) is { } unread)
            return unread;
        return Value(ref reader, stack, recent, field);
    }

    private object?[] Array(ref Utf8JsonReader reader, ValueStack stack, RecentValues? recent, FieldNames field)
    {
        int start = stack.Count;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) stack.Push(Value(ref reader, stack, recent, field));
        return stack.Pop(start);
    }

    private object Object(ref Utf8JsonReader reader, ValueStack stack, RecentValues? recent)
    {
        int start = stack.Count;
        FieldNames names = _names;
        while (reader.NextField())
        {
            names = names.Next(ref reader);
            recent?.Named(names);
            reader.Read();
            stack.Push(Field(ref reader, stack, recent, names));
        }

        FieldSet fields = names.Set(_objects);
        object made = fields.FitAnObject
            ? _objects.Create(fields.Names, stack.Values, start)
            : Dictionary(fields.Names, stack.Values, start);
        stack.Drop(start);
        return made;
    }

    /// <summary>
    /// What no object can have: names that differ in case only, no name, the same name twice (the last counts), a reserved name.
    /// </summary>
    private static OrderedDictionary Dictionary(string[] names, object?[] values, int start)
    {
        var dictionary = new OrderedDictionary(names.Length, StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
            dictionary[names[i]] = values[start + i] is LazyJsonValue unread ? unread.Read() : values[start + i];
        return dictionary;
    }
}
