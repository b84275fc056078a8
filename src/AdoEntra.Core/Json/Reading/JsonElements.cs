using System.Text.Json;

namespace AdoEntra.Json.Reading;

/// <summary>Looks into JSON that others write, whose names may come in any case.</summary>
internal static class JsonElements
{
    /// <summary>A property of an object, its name in any case; null where there is none, or where it is no object.</summary>
    public static JsonElement? Find(JsonElement? element, string name)
    {
        if (element is not { ValueKind: JsonValueKind.Object } container) return null;
        foreach (JsonProperty property in container.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        }

        return null;
    }

    /// <summary>The text of a property; null where it is none.</summary>
    public static string? Text(JsonElement? element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.String } property ? property.GetString() : null;
}
