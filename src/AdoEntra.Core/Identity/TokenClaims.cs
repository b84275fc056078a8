using System.Text.Json;
using AdoEntra.Json.Reading;

namespace AdoEntra.Identity;

/// <summary>
/// What a token says about itself, where it is a readable one. Unverified, and no promise of the service: for showing and for messages,
/// never to decide anything.
/// </summary>
internal static class TokenClaims
{
    /// <summary>When a token says it ends; null where it says nothing that can be read.</summary>
    public static DateTimeOffset? ExpiresOn(string token) => Time(token, "exp");

    /// <summary>When a token says it was issued; null where it says nothing that can be read.</summary>
    public static DateTimeOffset? IssuedOn(string token) => Time(token, "iat");

    /// <summary>The text of a claim, the first of several; null where it has none.</summary>
    public static string? Text(string token, string claim) => Read(token, claim, static value => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array when value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.String => value[0].GetString(),
        _ => null,
    });

    private static DateTimeOffset? Time(string token, string claim) => Read<DateTimeOffset?>(
        token,
        claim,
        static time => time.ValueKind == JsonValueKind.Number && time.TryGetInt64(out long seconds) && seconds is > 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null);

    private static T? Read<T>(string token, string claim, Func<JsonElement, T?> read)
    {
        string[] parts = token.Split('.');
        if (parts.Length != 3) return default;
        try
        {
            string payload = parts[1].Replace('-', '+').Replace('_', '/');
            payload += new string('=', (4 - (payload.Length % 4)) % 4);
            using JsonDocument document = JsonDocument.Parse(Convert.FromBase64String(payload));
            JsonElement claims = document.RootElement;
            return claims.ValueKind == JsonValueKind.Object && claims.TryGetProperty(claim, out JsonElement value) ? read(value) : default;
        }
        catch (Exception exception) when (exception is FormatException || Utf8JsonReaderExtensions.IsUnreadable(exception))
        {
            return default;
        }
    }
}
