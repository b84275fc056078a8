using System.Text.Json;
using AdoEntra.Json.Reading;

namespace AdoEntra.Identity.ManagedIdentity;

/// <summary>What an identity endpoint of this host says in an error response.</summary>
internal static class HostMessage
{
    /// <summary>
    /// The words in an error response of an identity endpoint: <c>{message}</c>, <c>{error, error_description}</c> or <c>{error: {code,
    /// message}}</c> (protocol.md 1.13). The text itself where it is none of these.
    /// </summary>
    public static string? Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text!);
            JsonElement root = document.RootElement;
            string? code = TextOf(root, "error") ?? TextOf(Property(root, "error"), "code");
            string? message = TextOf(root, "message") ?? TextOf(root, "error_description") ?? TextOf(Property(root, "error"), "message");
            return message is null ? code ?? text : code is null ? message : $"{code}: {message}";
        }
        catch (Exception exception) when (Utf8JsonReaderExtensions.IsUnreadable(exception))
        {
            return text;
        }
    }

    private static string? TextOf(JsonElement? element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } property ? property.GetString() : null;

    private static JsonElement? Property(JsonElement? element, string name)
    {
        if (element is not { ValueKind: JsonValueKind.Object } container) return null;
        foreach (JsonProperty property in container.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        }

        return null;
    }
}
