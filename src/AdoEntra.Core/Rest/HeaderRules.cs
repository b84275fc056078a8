using System.Net.Http.Headers;
using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Rest;

/// <summary>
/// Which further headers a user may give. What cannot be sent is refused before anything is: the platform fails at it while sending.
/// </summary>
internal static class HeaderRules
{
    private const string Accept = "Accept";
    private const string Version = "api-version";

    /// <summary>The headers, each of which can be sent.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: one of them cannot, or is not a user's to set.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Checked(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        foreach (KeyValuePair<string, string> header in headers)
        {
            if (MisplacedSecret.IsKnown(header.Key))
                throw MisplacedSecret.Refusal("The name of a header", "a name", MisplacedSecret.NameAdvice);
            if (Reserved(header.Key) is { } reserved) throw Refused(header.Key, reserved, "Remove this header.");
            if (header.Key.Length == 0 || header.Key.Any(static c => c is <= ' ' or >= '\u007f' or ':'))
            {
                throw Refused(header.Key, "does not have a valid name", "Pass a name of letters, digits and hyphens.");
            }

            // The value may be a secret, and is not shown.
            int at = header.Value.ToList().FindIndex(static c => c is (< ' ' and not '\t') or >= '\u007f');
            if (at >= 0)
            {
                throw Refused(
                    header.Key,
                    $"has a character in its value that headers do not allow (U+{(int)header.Value[at]:X4})",
                    "Pass ASCII without line ends: escape the value as the operation documents."
                );
            }

            if (IsAccept(header.Key) && !header.Value.Split(',').All(static type => MediaTypeWithQualityHeaderValue.TryParse(type, out _)))
            {
                throw Refused(header.Key, "is not a list of media types", "Pass one such as application/json.");
            }
        }

        return headers;
    }

    /// <summary>Whether one of the headers says which version of the API is wanted.</summary>
    public static bool NamesVersion(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        headers.Any(static header =>
            IsAccept(header.Key)
            && header
                .Value.Split(',')
                .Any(static type =>
                    MediaTypeWithQualityHeaderValue.TryParse(type, out MediaTypeWithQualityHeaderValue? media)
                    && media.Parameters.Any(static parameter => Version.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase))
                )
        );

    private static bool IsAccept(string name) => name.Equals(Accept, StringComparison.OrdinalIgnoreCase);

    // The ones that decide the caller and the host: a second Authorization would go along with ours.
    private static string? Reserved(string name) =>
        name.ToUpperInvariant() switch
        {
            "AUTHORIZATION" or "PROXY-AUTHORIZATION" or "COOKIE" => "is set by the connection",
            "HOST" or "CONTENT-LENGTH" or "TRANSFER-ENCODING" or "CONNECTION" or "UPGRADE" or "EXPECT" or "ACCEPT-ENCODING" =>
                "is set by the transport",
            "X-TFS-FEDAUTHREDIRECT" => "is set by AdoEntra, so that Azure DevOps returns error responses instead of redirects",
            "CONTENT-TYPE" => "has its own parameter: -ContentType",
            _ => null,
        };

    private static AdoConnectionException Refused(string name, string what, string advice) =>
        new(ErrorIds.InvalidRequest, $"The header '{name}' {what}.", advice) { Target = name };
}
