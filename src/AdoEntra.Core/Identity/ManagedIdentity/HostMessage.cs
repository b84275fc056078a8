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
            JsonElement? error = JsonElements.Find(root, "error");
            string? code = JsonElements.Text(root, "error") ?? JsonElements.Text(error, "code");
            string? message = JsonElements.Text(root, "message")
                ?? JsonElements.Text(root, "error_description")
                ?? JsonElements.Text(error, "message");
            return message is null ? code ?? text : code is null ? message : $"{code}: {message}";
        }
        catch (Exception exception) when (Utf8JsonReaderExtensions.IsUnreadable(exception))
        {
            return text;
        }
    }
}
