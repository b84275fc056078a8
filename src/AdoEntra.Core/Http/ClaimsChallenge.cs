using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace AdoEntra.Http;

/// <summary>
/// What the service requires of another token (continuous access evaluation): <c>Bearer error="insufficient_claims",
/// claims="&lt;base64&gt;"</c>
/// (protocol.md 1.4).
/// </summary>
internal static class ClaimsChallenge
{
    private const int LongestClaims = 16 * 1024;

    private static readonly Regex s_parameter = new(
        @"(?<name>[a-z_]+)\s*=\s*""?(?<value>[^"",\s]+)""?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    /// <summary>The claims as JSON; null where the response asks for none, or for none that can be read.</summary>
    public static string? Read(HttpResponseHeaders headers)
    {
        foreach (AuthenticationHeaderValue challenge in headers.WwwAuthenticate)
        {
            if (
                !challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
                || challenge.Parameter is not { Length: < LongestClaims } parameter
            )
                continue;
            string? error = null,
                claims = null;
            foreach (Match match in s_parameter.Matches(parameter))
            {
                string name = match.Groups["name"].Value;
                if (name.Equals("error", StringComparison.OrdinalIgnoreCase)) error = match.Groups["value"].Value;
                else if (name.Equals("claims", StringComparison.OrdinalIgnoreCase)) claims = match.Groups["value"].Value;
            }

            if (error == "insufficient_claims" && claims is not null && Decode(claims) is { } json) return json;
        }

        return null;
    }

    private static string? Decode(string text)
    {
        string base64 = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        base64 += new string('=', (4 - (base64.Length % 4)) % 4);
        try
        {
            string json = Encoding.UTF8.GetString(Convert.FromBase64String(base64));
            return json.TrimStart().StartsWith("{", StringComparison.Ordinal) ? json : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
