using System.Collections.Specialized;
using System.Text.Json;

namespace AdoEntra.Http;

/// <summary>
/// Reads any value of an answer so that nothing of it is lost: objects as a factory makes them, arrays, texts, exact numbers and times,
/// truth values, null. Many may read at once.
/// </summary>
internal sealed class JsonValues
{
    // Boxed once: half of an item's fields may be truth values.
    private static readonly object s_true = true;
    private static readonly object s_false = false;

    private readonly IObjectFactory _objects;
    private readonly FieldNames _names = new();
    private ValueStack? _spare;

    /// <param name="objects">Makes the objects.</param>
    public JsonValues(IObjectFactory objects)
    {
        _objects = objects;
        Reader = Read;
    }

    /// <summary>Reads one item of a list, or the one value that an answer is.</summary>
    public ItemReader<object?> Reader { get; }

    private object? Read(ref Utf8JsonReader reader)
    {
        ValueStack stack = Interlocked.Exchange(ref _spare, null) ?? new ValueStack();
        object? value = Value(ref reader, stack);
        if (stack.IsSmall) _spare = stack;
        return value;
    }

    private object? Value(ref Utf8JsonReader reader, ValueStack stack) => reader.TokenType switch
    {
        JsonTokenType.String => JsonTime.TryRead(ref reader, out object? time) ? time : reader.Text(),
        JsonTokenType.Number => JsonNumber.Read(ref reader),
        JsonTokenType.True => s_true,
        JsonTokenType.False => s_false,
        JsonTokenType.StartArray => Array(ref reader, stack),
        JsonTokenType.StartObject => Object(ref reader, stack),
        _ => null,
    };

    private object?[] Array(ref Utf8JsonReader reader, ValueStack stack)
    {
        int start = stack.Count;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) stack.Push(Value(ref reader, stack));
        return stack.Pop(start);
    }

    private object Object(ref Utf8JsonReader reader, ValueStack stack)
    {
        int start = stack.Count;
        FieldNames names = _names;
        while (reader.NextField())
        {
            names = names.Next(ref reader);
            reader.Read();
            stack.Push(Value(ref reader, stack));
        }

        FieldSet fields = names.Set(_objects);
        object made = fields.FitAnObject ? _objects.Create(fields.Names, stack.Values, start) : Dictionary(fields.Names, stack.Values, start);
        stack.Drop(start);
        return made;
    }

    /// <summary>What no object can have: names that differ in case only, no name, the same name twice (the last counts), a reserved name.</summary>
    private static OrderedDictionary Dictionary(string[] names, object?[] values, int start)
    {
        var dictionary = new OrderedDictionary(names.Length, StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++) dictionary[names[i]] = values[start + i];
        return dictionary;
    }
}
