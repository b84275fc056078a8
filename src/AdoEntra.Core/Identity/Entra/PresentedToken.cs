using System.Text.RegularExpressions;
using AdoEntra.Errors;

namespace AdoEntra.Identity.Entra;

/// <summary>
/// What another issuer's token says about itself: the three texts that Entra compares with an application's federated credentials.
/// Unverified, for messages only: what does not fit is seen where both sides are seen.
/// </summary>
/// <param name="Issuer">The claim <c>iss</c>.</param>
/// <param name="Subject">The claim <c>sub</c>.</param>
/// <param name="Audience">The claim <c>aud</c>.</param>
internal sealed record PresentedToken(string? Issuer, string? Subject, string? Audience)
{
    private const int LongestShown = 300;

    // Protocol.md 1.11: the issuers and subjects of service connections.
    private const string OldIssuer = "https://vstoken.dev.azure.com/";
    private static readonly Regex s_newIssuer = new(
        @"^https://login\.microsoftonline\.com/[^/]+/v2\.0/?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    // GitHub's subject with the ids of owner and repository, which a renamed one keeps.
    private static readonly Regex s_gitHubIds = new(@"^repo:[^@/]+@\d+/[^@:]+@\d+:", RegexOptions.CultureInvariant);

    /// <summary>True for a service connection of today's form.</summary>
    public bool IsNewConnection => Issuer is not null && s_newIssuer.IsMatch(Issuer) && Subject?.Contains("/sc/") == true;

    /// <summary>True for a service connection of the form that ends.</summary>
    public bool IsOldConnection =>
        Issuer?.StartsWith(OldIssuer, StringComparison.OrdinalIgnoreCase) == true
        || Subject?.StartsWith("sc://", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads a token; null where it is none that can be read.</summary>
    public static PresentedToken? Read(string? token)
    {
        if (token is null) return null;
        var found = new PresentedToken(TokenClaims.Text(token, "iss"), TokenClaims.Text(token, "sub"), TokenClaims.Text(token, "aud"));
        return found is { Issuer: null, Subject: null, Audience: null } ? null : found;
    }

    /// <summary>What the token has, as a sentence.</summary>
    public override string ToString() => $"The token has issuer {Shown(Issuer)}, subject {Shown(Subject)} and audience {Shown(Audience)}.";

    /// <summary>What is known about tokens of this form, as sentences; empty where nothing is.</summary>
    public string Remark()
    {
        if (IsNewConnection)
        {
            return " This is the form of service connections made since November 2025 (Entra's issuer). A credential of the older form "
                + "(issuer https://vstoken.dev.azure.com/<organization id>, subject sc://<organization>/<project>/<connection>) does not "
                + "match it.";
        }

        if (IsOldConnection)
        {
            return " This is the older form of service connections, which ends on 2027-07-01. A credential of the newer form "
                + "(issuer https://login.microsoftonline.com/<tenant>/v2.0, subject <prefix>/sc/<organization id>/<connection id>) does "
                + "not match it: convert the connection on its own page (Convert).";
        }

        return Subject is not null && s_gitHubIds.IsMatch(Subject)
            ? " GitHub puts the ids of owner and repository into the subject (owner@id/repository@id); a credential without them does not "
                + "match."
            : string.Empty;
    }

    private static string Shown(string? text)
    {
        string clean = Redaction.Redact(text);
        if (clean.Length == 0) return "(none)";
        return $"'{(clean.Length > LongestShown ? clean.Substring(0, LongestShown) + "…" : clean)}'";
    }
}
