using System.Globalization;
using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Identity.Secrets;

/// <summary>
/// The one way in for secrets, wherever they come from: a parameter, an option, a variable, a file. Edges are trimmed alike; a token is
/// taken out of the forms in which users have it; what is known to be none, or cannot be sent, is refused before any request is sent. No
/// message shows any of it.
/// </summary>
internal static class GivenSecret
{
    // Servers take headers of some 16 KB. What is longer is a file, not a token.
    private const int Longest = 64 * 1024;

    // Goes into a body, and may bring the chain of its certificates.
    private const int LongestAssertion = 1024 * 1024;

    // As .NET and PowerShell write what was meant to be a value.
    private static readonly string[] s_typeNames = ["System.", "Microsoft.", "AdoEntra.", "@{"];

    /// <summary>The secret; null where nothing was given, or nothing but blanks and line ends.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="source">Where it comes from, as the start of a sentence: <c>-AccessToken</c>, <c>AZURE_CLIENT_SECRET</c>.</param>
    /// <param name="kind">What it should be.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is no such secret, or cannot be sent.</exception>
    public static Secret? Find(string? text, string source, SecretKind kind)
    {
        if (text is null) return null;
        if (kind == SecretKind.Password) return Secret.From(Checked(GivenText.TrimLineEnds(text), source, kind));
        string trimmed = GivenText.Trim(text);
        if (trimmed.Length == 0) return null;
        string bare = Bare(trimmed, source, kind);
        return bare.Length == 0 ? null : new Secret(Checked(bare, source, kind));
    }

    /// <summary>The same for a secret that there has to be.</summary>
    /// <inheritdoc cref="Find"/>
    public static Secret Read(string? text, string source, SecretKind kind) => Find(text, source, kind) ?? throw Refused(
        source, "is empty", "Pass the secret itself; in a job, check that the variable it comes from is set.");

    /// <summary>Something that is no text and has no secret in it.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="what">What it is: <c>a script block</c>.</param>
    public static AdoConnectionException Foreign(string source, string what) => Refused(
        source, $"is {what}, not a secret", "Pass a SecureString or a string, for example (Read-Host -AsSecureString).");

    /// <summary>The secret without what it is wrapped in: quotes, a scheme, the JSON of a tool.</summary>
    private static string Bare(string text, string source, SecretKind kind)
    {
        if (text.Length == 0) return text;
        if (text[0] == '{') return SecretJson.Find(text, kind) is { } found ? Bare(GivenText.Trim(found), source, kind) : throw Refused(
            source, $"is JSON without {Name(kind)} in it", "Pass only the value; with az, '--query accessToken --output tsv' prints it.");
        bool isQuoted = text.Length > 1 && text[0] is '"' or '\'' && text[text.Length - 1] == text[0];
        if (isQuoted)
            return Bare(GivenText.Trim(text.Substring(1, text.Length - 2)), source, kind);
        return kind != SecretKind.ClientSecret && Patterns.Bearer.Match(text) is { Success: true } header
            ? text.Substring(header.Length)
            : text;
    }

    private static string Checked(string text, string source, SecretKind kind)
    {
        if (Placeholder(text, kind) is { } placeholder) throw Refused(source, placeholder.What, placeholder.Advice);
        if (text.Length > (kind == SecretKind.FederatedToken ? LongestAssertion : Longest))
        {
            string length = text.Length.ToString(CultureInfo.InvariantCulture);
            throw Refused(
                source,
                $"is {length} characters long, too long for a secret",
                "Pass only the secret, not the file or the response that contains it."
            );
        }

        if (kind != SecretKind.Password && Unsendable(text, kind) is { } unsendable)
        {
            throw Refused(
                source,
                unsendable,
                "Pass only the secret, on one line and without anything around it; if it may be damaged, get it again."
            );
        }

        if (OtherKind(text, kind) is { } other) throw Refused(source, other.What, other.Advice);
        return text;
    }

    private static (string What, string Advice)? Placeholder(string text, SecretKind kind)
    {
        if (Patterns.Macro.IsMatch(text))
        {
            return (
                $"is '{text}', a variable that was not replaced by its value",
                "Check the variable's name, and that this step may see it: Azure Pipelines passes a secret to a step only if its author "
                    + "maps it ('env:')."
            );
        }

        // A password may be anything else.
        if (kind == SecretKind.Password && text != "System.Security.SecureString") return null;
        if (text.Length < 200 && s_typeNames.Any(name => text.StartsWith(name, StringComparison.Ordinal)))
        {
            return ("is the name of a type or the text of an object, not its content",
                "Do not put a SecureString or an object into a string ('\"$secret\"'): pass the object itself.");
        }

        return text.All(static letter => letter is '*' or '\u2022')
            ? (
                "is only '*', as logs show it in place of a secret",
                "Copy the secret from where it is kept, not from a log or a window."
            )
            : null;
    }

    // What goes into a header has to be visible ASCII: the platform refuses the rest with words of its own, or sends another text.
    private static string? Unsendable(string text, SecretKind kind)
    {
        if (text.Any(char.IsControl))
            return "contains a line break or another control character, which is not allowed in such a secret";
        if (kind == SecretKind.ClientSecret && text.Contains('\uFFFD'))
            return "contains U+FFFD, the replacement for a character that could not be read: it was saved in another encoding";
        if (kind == SecretKind.ClientSecret)
            return Surrogates.HasUnpaired(text) ? Surrogates.Problem : null;
        if (text.Any(char.IsWhiteSpace))
            return "contains a space, which is not allowed in a token";
        if (text.Any(static letter => letter is < '!' or > '~'))
            return "contains a character that is not allowed in a header (not ASCII)";
        bool isToken = kind == SecretKind.FederatedToken ? !Patterns.Other.IsMatch(text) : Patterns.Token.IsMatch(text);
        return isToken ? null : "contains a character that is not allowed in a token, like an address, a page or 'name=value'";
    }

    private static (string What, string Advice)? OtherKind(string text, SecretKind kind) =>
        kind switch
        {
            SecretKind.AccessToken or SecretKind.JobToken or SecretKind.FederatedToken when Patterns.PersonalAccessToken.IsMatch(text) => (
                "is a personal access token, which cannot be used here",
                "Pass a personal access token as -PersonalAccessToken."
            ),
            SecretKind.ClientSecret when Patterns.Header.IsMatch(text) => (
                "is the value of a header with a token in it, not the secret of an application",
                "Pass an access token for Azure DevOps as -AccessToken, without the rest of the header."
            ),
            SecretKind.ClientSecret when Patterns.Words.IsMatch(text) => (
                "is a sentence or a page, not the secret of an application",
                "Pass only the secret; check the output of the command that should have returned it."
            ),
            SecretKind.ClientSecret when Patterns.Jwt.IsMatch(text) => (
                "is a token, not the secret of an application",
                "Pass another issuer's token as -FederatedToken, and an access token for Azure DevOps as -AccessToken."
            ),
            _ => null,
        };

    private static string Name(SecretKind kind) => kind == SecretKind.ClientSecret ? "a secret" : "a token";

    private static AdoConnectionException Refused(string source, string what, string advice) =>
        new(ErrorIds.InvalidRequest, $"{GivenText.Subject(source)} {what}.", advice) { Target = source };

    // Built with the first secret: most sessions have none.
    private static class Patterns
    {
        // $(Name) of Azure Pipelines, ${{ secrets.NAME }} of GitHub, $env:NAME and ${env:NAME} in single quotes, %NAME% of cmd. A name
        // only: it is shown.
        public static readonly Regex Macro = new(
            @"^(?:\$\([\w. -]{1,100}\)|\$\{\{[\w. -]{1,100}\}\}|\$env:\w{1,100}|\$\{(?:env:)?\w{1,100}\}|%\w{1,100}%)\z",
            RegexOptions.CultureInvariant
        );

        public static readonly Regex Bearer = new(
            @"^(?:Authorization\s*:\s*)?Bearer\s+",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        );

        public static readonly Regex Header = new(
            @"^(?:Authorization\s*:\s*)?(?:Bearer|Basic)\s",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        );

        // What a tool says in the place of a secret. A secret that a person chose may have a blank in it, but is no sentence of four words.
        public static readonly Regex Words = new(
            @"^(?:ERROR|WARNING|WARN|FATAL)\b\s*:?\s|^(?:\S+\s+){3}\S|^\w+:\s|^<[!?]?[A-Za-z]+[\s>]",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        // b64token of RFC 6750, 2.1: what can follow 'Bearer'.
        public static readonly Regex Token = new(@"^[A-Za-z0-9._~+/-]+=*\z", RegexOptions.CultureInvariant);

        // Entra alone reads a federated token, whatever signs are in it: an address, a page, the field of a form.
        public static readonly Regex Other = new(@"^(?:<|[A-Za-z][\w+.-]*://|[\w.-]+[=:]eyJ)", RegexOptions.CultureInvariant);

        public static readonly Regex PersonalAccessToken = new(
            @"^(?:[a-z2-7]{52}|[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4})\z",
            RegexOptions.CultureInvariant
        );

        public static readonly Regex Jwt = new(@"^eyJ[\w-]{5,}\.[\w-]+\.[\w-]*\z", RegexOptions.CultureInvariant);
    }
}
