using System.Text.Json;
using AdoEntra.Http;

namespace AdoEntra.Identity.ReadyMade;

/// <summary>
/// What a token says of itself, where it is a readable one. Unverified, and no promise of the service: for showing and for messages, never to
/// decide anything.
/// </summary>
internal static class TokenClaims
{
    /// <summary>When a token says it ends; null where it says nothing that can be read.</summary>
    public static DateTimeOffset? ExpiresOn(string token)
    {
        string[] parts = token.Split('.');
        if (parts.Length != 3) return null;
        try
        {
            string payload = parts[1].Replace('-', '+').Replace('_', '/');
            payload += new string('=', (4 - (payload.Length % 4)) % 4);
            using JsonDocument document = JsonDocument.Parse(Convert.FromBase64String(payload));
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("exp", out JsonElement end)
                && end.ValueKind == JsonValueKind.Number && end.TryGetInt64(out long seconds) && seconds is > 0 and < 253402300800
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
        }
        catch (Exception exception) when (exception is FormatException || JsonFields.IsUnreadable(exception))
        {
            return null;
        }
    }
}
