using System.Text.RegularExpressions;

namespace AdoEntra.Errors;

/// <summary>Takes secrets out of texts that come from elsewhere (bodies, library messages) before anybody sees them.</summary>
internal static class Redaction
{
    private const int LongestText = 1000;
    private const string Mark = "[redacted]";

    // A token of three or five parts (JWT, JWE), the user part of an address (a PAT in a clone address), and the value behind any field or header name that carries a secret.
    private static readonly Regex s_jwt = new(@"eyJ[\w-]{5,}(\.[\w-]*){2,4}", RegexOptions.CultureInvariant);
    private static readonly Regex s_userInfo = new(@"(?<scheme>[a-z][a-z0-9+.-]*://)[^/\s@]+@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex s_named = new(
        @"(?<name>client_secret|client_assertion|refresh_token|access_token|id_token|assertion|password|secret|x-identity-header|authorization)(?<gap>[""']?\s*[:=]\s*[""']?(bearer\s+|basic\s+)?)(?<value>[^""'\s,;&}]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The text without tokens and secrets, cut to a readable length.</summary>
    /// <param name="text">A foreign text; null gives an empty one.</param>
    /// <param name="knownSecrets">Values that must not appear whatever their form, for example the value of IDENTITY_HEADER.</param>
    public static string Redact(string? text, params string?[] knownSecrets)
    {
        if (string.IsNullOrWhiteSpace(text)) return string.Empty;
        string clean = text!;
        foreach (string? secret in knownSecrets)
        {
            if (secret is { Length: >= 4 }) clean = clean.Replace(secret, Mark);
        }

        clean = s_jwt.Replace(clean, Mark);
        clean = s_userInfo.Replace(clean, "${scheme}" + Mark + "@");
        clean = s_named.Replace(clean, "${name}${gap}" + Mark).Trim();
        return clean.Length <= LongestText ? clean : clean.Substring(0, LongestText) + "…";
    }
}
