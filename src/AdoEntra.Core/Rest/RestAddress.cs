using System.Text;
using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Rest;

/// <summary>
/// An address as a user types it: a path below the organization, or a whole one. Typed is what a person reads: spaces, umlauts, a
/// <c>#</c> in a name. What would lead out of the organization is refused, not followed.
/// </summary>
/// <param name="Route">The escaped path below its organization, whichever that is, with its query; null where the address is not below
/// any.</param>
/// <param name="Host">The host that a whole address names; null for a path.</param>
/// <param name="Whole">The whole address; null for a path.</param>
internal sealed record RestAddress(string? Route, ServiceHost? Host, Uri? Whole)
{
    private const string Kept = "-._~!$&'()*+,;=:@/?";

    private static readonly Regex s_scheme = new("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // Not every parser sees the same host behind these.
    private static readonly Regex s_hiding = new(@"^[/\\]{2}", RegexOptions.CultureInvariant);

    private static readonly Regex s_place = new(
        @"^(?<before>(?:[a-z][a-z0-9+.-]*:)?[/\\]+)(?:[^/\\?#]*@)?(?<host>[^/\\?#]*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: no address. <c>HostNotAllowed</c>: one that hides another
    /// host.</exception>
    public static RestAddress Parse(string text, ServiceAddress organization)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0)
            throw Invalid(text, "is empty");
        if (Surrogates.HasUnpaired(trimmed))
            throw new AdoConnectionException(ErrorIds.InvalidRequest, $"The address {Surrogates.Problem}.", Surrogates.Advice)
            {
                Target = "the address",
            };

        // Not left to Uri: on Linux it treats /_apis/projects as a file, and //evil.example for another host.
        if (s_scheme.IsMatch(trimmed)) return ParseWhole(trimmed, organization);
        if (s_hiding.IsMatch(trimmed)) throw Hidden(trimmed);
        if (trimmed.Contains('\\')) throw Invalid(text, "contains a backslash");
        string route = Escape(trimmed.TrimStart('/'));

        // Behind a slash it is a name, and would be a scheme without it (RFC 3986, 4.2).
        if (s_scheme.Match(route) is { Success: true } name)
            route = route.Substring(0, name.Length - 1) + "%3A" + route.Substring(name.Length);
        DemandNames(route, text);
        string path = route.Split('?')[0];
        if (path.Length == 0)
            throw Invalid(text, "has no path below the organization");
        if (path.Split('/').Any(static part => part.Length == 0 || LeadsUp(part)))
            throw Invalid(text, "has a part that is empty, '.' or '..'");
        return new(route, null, null);
    }

    private static RestAddress ParseWhole(string text, ServiceAddress organization)
    {
        if (text.Contains('\\')) throw Hidden(text);
        AddressLength.Ensure(text.Length, $"'{Place(text)}'");
        if (!Uri.TryCreate(WithoutFragment(text), UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("https" or "http"))
            throw Invalid(Place(text), "is not an https address");
        DemandNames(uri.PathAndQuery, Place(text));
        if (!HostRules.MayHaveToken(uri, organization)) return new(null, null, uri);
        return ServicePlace.Find(uri, organization) is { } place ? new(place.Route, place.Host, uri) : new(null, null, uri);
    }

    /// <summary>Escapes what a path or a query cannot have, and nothing that is escaped already.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (
                c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
                || Kept.Contains(c)
                || (c == '%' && IsEscape(text, i))
            )
                escaped.Append(c);
            else
                escaped.Append(Uri.EscapeDataString(isPair ? text.Substring(i++, 2) : c.ToString()));
        }

        return escaped.ToString();
    }

    // What the shell leaves of "?$top=50" in double quotes.
    private static void DemandNames(string route, string text)
    {
        if (QueryString.Names(route).All(static name => name.Length > 0)) return;
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"The address '{Shown(text)}' has a value without a name in its query.",
            "Write the address in single quotes, or pass the query with -Query: in double quotes the shell replaces a name such as "
                + "$top by the value of a variable."
        )
        {
            Target = Shown(text),
        };
    }

    // A server may decode a separator before it looks at the parts.
    private static bool LeadsUp(string part) => Uri.UnescapeDataString(part).Split('/', '\\').Any(static piece => piece is "." or "..");

    // No API has anything for a browser: behind the host, a # is a letter of a name.
    private static string WithoutFragment(string text)
    {
        int path = text.IndexOf('/', s_place.Match(text).Length);
        return path < 0 ? text : text.Substring(0, path) + text.Substring(path).Replace("#", "%23");
    }

    private static bool IsEscape(string text, int at) =>
        at + 2 < text.Length && Uri.IsHexDigit(text[at + 1]) && Uri.IsHexDigit(text[at + 2]);

    private static AdoConnectionException Invalid(string text, string what) => new(
        ErrorIds.InvalidRequest,
        $"The address '{Shown(text)}' {what}.",
        "Pass a path below the organization (_apis/projects, SecretSauce/_apis/git/repositories) or a whole https address of Azure DevOps.")
    { Target = Shown(text) };

    private static AdoConnectionException Hidden(string text) => new(
        ErrorIds.HostNotAllowed,
        $"The token is not sent to '{Place(text)}'.",
        "Pass a path below the organization (_apis/projects, SecretSauce/_apis/git/repositories) or a whole https address of Azure DevOps.")
    { Target = Place(text) };

    // A host, and nothing else of the address.
    private static string Place(string text) =>
        s_place.Match(text) is { Success: true } match
            ? match.Groups["before"].Value + match.Groups["host"].Value
            : s_scheme.Match(text).Value + "…";

    private static string Shown(string text) => Redaction.Redact(text.Split('?')[0]);
}
