using System.Text.RegularExpressions;
using AdoEntra.Errors;

namespace AdoEntra.Identity.Secrets;

/// <summary>A secret in the place of a path, an id or a name. It is known by its looks, so that no message shows it.</summary>
internal static class MisplacedSecret
{
    /// <summary>What to do where a token stands in the place of its file's path.</summary>
    public const string TokenAdvice = "Pass the path of the file that contains the token; to pass the token itself, use -FederatedToken.";

    /// <summary>The same for a certificate.</summary>
    public const string CertificateAdvice =
        "Pass the path of the certificate's PEM or PFX file as -CertificatePath; for a secret or a token, use -ClientSecret or "
            + "-FederatedToken.";

    /// <summary>What to do where a token stands in any other place.</summary>
    public const string NameAdvice =
        "Pass a token or secret with its own parameter: -AccessToken, -PersonalAccessToken, -FederatedToken, -ClientSecret.";

    // No file system has longer names.
    private const int LongestPart = 255;

    // A key that was cut at once; most names are no longer, and need no look.
    private const int Shortest = 10;

    private static readonly char[] s_separators = ['/', '\\'];
    private static readonly char[] s_behindPath = ['?', '#'];

    /// <summary>Whether it is a secret by its form alone: a token, a personal access token, the value of a client secret, a key.</summary>
    public static bool IsKnown(string text) => text.Length >= Shortest && (Redaction.HoldsSecret(text) || Patterns.Known.IsMatch(text));

    /// <summary>The same for an address: what stands in its query is a value, a continuation token for example.</summary>
    public static bool IsKnownInPath(string address) => IsKnown(address.Split(s_behindPath)[0]);

    /// <summary>
    /// Whether it looks like one: of such a form, or of letters and digits as chance gives them. A real path, id or name seldom does.
    /// </summary>
    public static bool IsLikely(string text)
    {
        if (Guid.TryParse(text, out _)) return false;
        string[] parts = text.Split(s_separators);
        return IsKnown(text) || parts.Any(static part => part.Length > LongestPart) || Patterns.Random.IsMatch(parts[parts.Length - 1])
            || Patterns.Base64.IsMatch(text);
    }

    /// <summary>The error, without anything of the value.</summary>
    /// <param name="source">Where it comes from, as the start of a sentence.</param>
    /// <param name="wanted">What belongs there: <c>the path of a file</c>.</param>
    /// <param name="advice">What to do.</param>
    public static AdoConnectionException Refusal(string source, string wanted, string advice) =>
        new(
            ErrorIds.InvalidRequest,
            $"{GivenText.Subject(source)} looks like a token or another secret, not {wanted}; it is not shown.",
            advice
        )
        {
            Target = source,
        };

    // Built with the first text that is looked at: most sessions have none.
    private static class Patterns
    {
        // A key, the value of a header, a token that was cut.
        public static readonly Regex Known = new(
            @"-----BEGIN|(?:^|[/\\])\s*(?:Authorization\s*:\s*)?(?:Bearer|Basic)\s+\S{16}|(?<![\w-])eyJ[\w-]{17}",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        // Both cases and digits in a long word; or a tilde within a word, which is neither a home folder nor a short name of Windows.
        // Without an ending that such files have.
        public static readonly Regex Random = new(
            @"^(?!.*\.(?:pem|pfx|p12|crt|cer|der|key|txt|jwt|json|token|tmp|dat|bin|bak)\z)"
            + @"(?:(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=\D*\d)[\w+=~.!@#$%^&*-]{20,}|(?!.*~\d+(?:\.\w+)?\z)[\w.+=-]+~[\w.~+=-]{8,})\z",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

        // With slashes in it, but with signs that paths have not.
        public static readonly Regex Base64 = new(
            @"^(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=\D*\d)(?=.*[+=])[A-Za-z0-9+/]{20,}={0,2}\z", RegexOptions.CultureInvariant);
    }
}
