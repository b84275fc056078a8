using System.Text.Json;
using AdoEntra.Json.Reading;

namespace AdoEntra.Identity.Secrets;

/// <summary>
/// The JSON of a tool that a user gave in place of the secret in it: az account get-access-token, az keyvault secret show,
/// az ad app credential reset.
/// </summary>
internal static class SecretJson
{
    private static readonly string[] s_tokens = ["accessToken", "access_token", "token", "oidcToken", "id_token", "secretValue", "value"];
    private static readonly string[] s_secrets = ["secretText", "clientSecret", "client_secret", "password", "secretValue", "value"];

    /// <summary>Under which names such a secret stands in what tools give, the likeliest first; in any case.</summary>
    public static IReadOnlyList<string> Names(SecretKind kind) =>
        kind is SecretKind.ClientSecret or SecretKind.Password ? s_secrets : s_tokens;

    /// <summary>The secret in an object; null where there is none.</summary>
    public static string? Find(string json, SecretKind kind)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            return Names(kind)
                .Select(name => Text(document.RootElement, name))
                .FirstOrDefault(static text => !string.IsNullOrWhiteSpace(text));
        }
        catch (Exception exception) when (Utf8JsonReaderExtensions.IsUnreadable(exception))
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) => element.EnumerateObject()
        .Where(field => field.Value.ValueKind == JsonValueKind.String && field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(static field => field.Value.GetString()).FirstOrDefault();
}
