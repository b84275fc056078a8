using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdoEntra.Emulator.Control;

/// <summary>A route as its name, as a value and as the name of a member.</summary>
internal sealed class EmulatedRouteConverter : JsonConverter<EmulatedRoute>
{
    public override EmulatedRoute Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var name = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("A route is named by a text.");
        return KnownRoutes.Find(name) ?? throw new JsonException($"The emulator has no route '{name}'.");
    }

    public override void Write(Utf8JsonWriter writer, EmulatedRoute value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, EmulatedRoute value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Name);
}
