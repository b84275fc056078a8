using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace AdoEntra.Json.Reading;

/// <summary>The small steps of reading an object with the framework's reader: the next field, and its value as a BCL type.</summary>
internal static class Utf8JsonReaderExtensions
{
    /// <summary>Moves to the next field of the object the reader stands in; false at the object's end.</summary>
    public static bool NextField(this ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Passes over a value. An item is whole in the buffer whenever it is read, so this always reaches its end.</summary>
    public static void SkipValue(this ref Utf8JsonReader reader) => _ = reader.TrySkip();

    /// <summary>Whether a body is no JSON; or JSON with a text that is none, which the framework only finds when it looks at it.</summary>
    public static bool IsUnreadable(Exception exception) => exception is JsonException or InvalidOperationException;

    /// <summary>
    /// The text or name that the reader stands on. Half of a surrogate pair or broken UTF-8 in it costs that one character, not the list.
    /// </summary>
    public static string Text(this ref Utf8JsonReader reader) => reader.Text(out _);

    /// <inheritdoc cref="Text(ref Utf8JsonReader)"/>
    /// <param name="reader">Stands on a text or a name.</param>
    /// <param name="isDamaged">Whether it has bytes that are not UTF-8, which are U+FFFD in what is given.</param>
    public static string Text(this ref Utf8JsonReader reader, out bool isDamaged)
    {
        isDamaged = false;
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return LooseText.Of(reader.ValueSpan.ToArray(), out isDamaged);
        }
    }

    /// <summary>
    /// Whether the reader stands on this name; one with half of a surrogate pair, which the framework's reader cannot compare, is no name
    /// of ours.
    /// </summary>
    public static bool IsName(this ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        try
        {
            return reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A text; null for JSON null and for what is no text.</summary>
    public static string? ReadText(this ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TryText(out string? text)) return text;
        reader.SkipValue();
        return null;
    }

    /// <summary>A whole number; null for anything else.</summary>
    public static long? ReadWhole(this ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long value)) return value;
        reader.SkipValue();
        return null;
    }

    /// <summary>The value that the reader stands on as a text, a number as it is written; false for anything else.</summary>
    public static bool TryText(this ref Utf8JsonReader reader, [NotNullWhen(true)] out string? text)
    {
        text = reader.TokenType switch
        {
            JsonTokenType.String => reader.Text(),
            JsonTokenType.Number => Raw(ref reader),
            _ => null,
        };
        return text is not null;
    }

    /// <summary>The value that the reader stands on as text, number, truth value, null, list, or dictionary.</summary>
    public static object? Value(this ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.Text();
            case JsonTokenType.Number:
                return JsonNumber.Read(ref reader);
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.StartArray:
                List<object?> list = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) list.Add(reader.Value());
                return list;
            case JsonTokenType.StartObject:
                // Case matters: the service sends keys that differ in nothing else.
                Dictionary<string, object?> map = new(StringComparer.Ordinal);
                while (reader.NextField())
                {
                    string name = reader.Text();
                    reader.Read();
                    map[name] = reader.Value();
                }

                return map;
            default:
                return null;
        }
    }

    /// <summary>The value that the reader stands on as it came, a text without its quotes.</summary>
    /// <remarks>An item is whole in one buffer whenever it is read, so its values are in one piece.</remarks>
    public static string Raw(ref Utf8JsonReader reader) => Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
}
