using System.Text.RegularExpressions;

namespace AdoEntra.Errors;

/// <summary>Takes secrets out of texts that come from elsewhere (bodies, library messages) before they are shown.</summary>
internal static class Redaction
{
    private const int LongestText = 1000;
    private const string Mark = "[redacted]";
    private static readonly char[] s_behindPath = ['?', '#'];

    /// <summary>The text without tokens and secrets, cut to a readable length.</summary>
    /// <param name="text">A foreign text; null gives an empty one.</param>
    /// <param name="knownSecrets">Values that must not appear whatever their form, for example the value of IDENTITY_HEADER.</param>
    public static string Redact(string? text, params string?[] knownSecrets) => Redact(text, LongestText, knownSecrets);

    /// <inheritdoc cref="Redact(string?, string?[])"/>
    /// <param name="text">A foreign text; null gives an empty one.</param>
    /// <param name="longest">How much of it is wanted.</param>
    /// <param name="knownSecrets">Values that must not appear whatever their form.</param>
    public static string Redact(string? text, int longest, string?[] knownSecrets)
    {
        if (string.IsNullOrWhiteSpace(text)) return string.Empty;
        string clean = text!;
        foreach (string? secret in knownSecrets)
        {
            if (secret is { Length: >= 4 }) clean = clean.Replace(secret, Mark);
        }

        clean = Patterns.Jwt.Replace(clean, "${front}" + Mark);
        clean = Patterns.Known.Replace(clean, Mark);
        clean = Patterns.UserInfo.Replace(clean, "${scheme}" + Mark + "@");
        clean = Patterns.Named.Replace(clean, "${name}${gap}${quote}${scheme}" + Mark);
        clean = Patterns.Scheme.Replace(clean, "${scheme}" + Mark).Trim();
        return clean.Length <= longest ? clean : clean.Substring(0, longest) + "…";
    }

    /// <summary>
    /// Whether a secret stands in it that is known by its form alone: a token, a personal access token, the value of a client secret.
    /// </summary>
    public static bool HoldsSecret(string text) => Patterns.Jwt.IsMatch(text) || Patterns.Known.IsMatch(text);

    /// <summary>An address without its query and user part, where secrets stand; any other text as it is.</summary>
    public static string Address(string text)
    {
        if (text.IndexOf("://", StringComparison.Ordinal) < 0) return text;
        int end = text.IndexOfAny(s_behindPath);
        string address = end < 0 ? text : text.Substring(0, end);
        return address.IndexOf('@') < 0 ? address : Patterns.UserInfo.Replace(address, "${scheme}" + Mark + "@");
    }

    // Built with the first text that needs them: most sessions have none.
    private static class Patterns
    {
        // A token of three or five parts (JWT, JWE). Each word is begun at its first letter only, and left at once where no two dots follow
        // it: a long one would otherwise be scanned to the end from each 'eyJ' in it.
        public static readonly Regex Jwt = new(
            @"(?<![\w-])(?=(?>[\w-]+)\.[\w-]*\.)(?<front>[\w-]*?)eyJ[\w-]{5,}(\.[\w-]*){2,4}", RegexOptions.CultureInvariant);

        // By their form alone: personal access tokens of both forms, the value of an application's secret.
        public static readonly Regex Known = new(
            @"(?<![A-Za-z0-9])(?:[a-z2-7]{52}|[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4})(?![A-Za-z0-9])"
                + @"|(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~-])",
            RegexOptions.CultureInvariant);

        // The user part of an address: a PAT in a clone address. A scheme has an end: without one, a long word is read to its end from each
        // of its letters.
        public static readonly Regex UserInfo = new(
            @"(?<scheme>[a-z][a-z0-9+.-]{0,30}://)[^/\s]+@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        // The value behind any field or header name that carries a secret. A quoted one goes to its own closing quote, whatever stands in
        // it; in JSON within JSON the quotes are escaped. A cut-off one goes to the end.
        public static readonly Regex Named = new(
            @"(?<name>client_secret|client_assertion|refresh_token|access_token|id_token|oidctoken|assertion|password|secret|"
                + @"x-identity-header|authorization|(?:account|sharedaccess)key|(?<![\w-])sig)"
                + @"(?<gap>(?:\\*[""'])?\s*[:=]\s*)(?:(?<quote>\\*[""'])(?<scheme>(?:bearer|basic)\s+)?(?:(?!\k<quote>)(?:\\.|[^\\]))+"
                + @"|(?<scheme>(?:bearer|basic)\s+)?(?:[^""'\\\s,;&}]|\\(?![""']))+)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline
        );

        // Without a name before it. What a challenge says behind the same word is no token.
        public static readonly Regex Scheme = new(
            @"\b(?<scheme>(?:bearer|basic)\s+)(?!authorization_uri|realm)[\w.~+/=-]{16,}",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }
}
