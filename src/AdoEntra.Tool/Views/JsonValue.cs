using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AdoEntra.Json.Reading;
using AdoEntra.Json.Writing;

namespace AdoEntra.Tool.Views;

/// <summary>Writes an item as the service sent it, or the value of a field.</summary>
internal static class JsonValue
{
    // For a file or a program, not for a web page: names stay readable.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value as a line of text.</summary>
    public static string Line(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_options)) Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case long whole:
                writer.WriteNumberValue(whole);
                break;
            case decimal exact:
                writer.WriteNumberValue(exact);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case BigInteger or NumberText:
                writer.WriteRawValue(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time.UtcDateTime);
                break;
            case IBodyObject item:
                WriteFields(writer, item.Fields);
                break;
            case IReadOnlyDictionary<string, object?> map:
                WriteFields(writer, map);
                break;
            case IEnumerable<object?> list:
                writer.WriteStartArray();
                foreach (object? inner in list) Write(writer, inner);
                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "No field has a value of this type.");
        }
    }

    private static void WriteFields(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> fields)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in fields)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }
}
