using System.Text.Json;
using AdoEntra.Errors;
using AdoEntra.Http;

namespace AdoEntra.Identity.Federation;

/// <summary>What stands in an issuer's answer: the token, or words about why there is none.</summary>
internal static class IssuerBody
{
    /// <summary>The text of a field; null where the body has none.</summary>
    public static string? Text(string body, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (Exception exception) when (JsonFields.IsUnreadable(exception))
        {
            return null;
        }
    }

    /// <summary>The issuer's own sentence, without secrets; empty where there is none.</summary>
    public static string Words(string body, string secret)
    {
        string? text = Text(body, "message") ?? Text(body, "Message") ?? Text(body, "error_description") ?? Sentence(Text(body, "value"));
        return Redaction.Redact(text, secret);
    }

    // Azure Pipelines puts an error where GitHub puts the token ({"count":151,"value":"There is no explicit reference to ..."}): only words have spaces.
    private static string? Sentence(string? value) => value is not null && value.Trim().Contains(" ") ? value : null;
}
