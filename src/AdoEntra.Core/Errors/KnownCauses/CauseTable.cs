using System.Text.RegularExpressions;

namespace AdoEntra.Errors.KnownCauses;

/// <summary>
/// The one table of what is refused and why: read by the failures of requests and of signing in, by the diagnosis, by what explains the
/// errors of other programs, and by the documentation.
/// </summary>
internal static class CauseTable
{
    // To the last digit: AADSTS70021 stands in AADSTS700213, too.
    private static readonly Regex s_code = new(
        @"(?<![A-Za-z0-9])(?:AADSTS|TF|VS)\d{3,}(?!\d)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    );

    /// <summary>The rows by what they are about, in the order of the documentation.</summary>
    public static IReadOnlyList<(string Title, KnownCause[] Rows)> Groups { get; } =
    [
        ("There is nothing to sign in with", CredentialRows.Rows),
        ("The credential is not accepted", ApplicationRows.Rows),
        ("The federated token does not fit, or there is none", [.. FederationRows.Rows, .. IssuerRows.Rows]),
        ("The service connection cannot be used", ServiceConnectionRows.Rows),
        ("The managed identity is not here", ManagedIdentityRows.Rows),
        ("The developer tool cannot sign in", DeveloperToolRows.Rows),
        ("A user has to do something", PersonRows.Rows),
        ("A policy keeps it out", PolicyRows.Rows),
        ("The organization does not take the token", OrganizationRows.Rows),
        ("The identity may not do it, or see it", PermissionRows.Rows),
        ("The request cannot be done like this", RequestRows.Rows),
        ("Another program is not let in", ProgramRows.Rows),
        ("The service, the network or a proxy is in the way", [.. NetworkRows.Rows, .. ServiceRows.Rows]),
    ];

    /// <summary>Every row.</summary>
    public static IReadOnlyList<KnownCause> All { get; } = [.. Groups.SelectMany(static group => group.Rows)];

    private static readonly Dictionary<string, KnownCause> s_byCode = All
        .SelectMany(static row => row.Codes.Select(code => (code, row)))
        .ToDictionary(static pair => pair.code, static pair => pair.row, StringComparer.OrdinalIgnoreCase);

    /// <summary>The row of a code; null where no row has it.</summary>
    /// <param name="code">The code, for example <c>AADSTS7000215</c> or <c>TF401444</c>.</param>
    public static KnownCause? ByCode(string code) => s_byCode.TryGetValue(code, out KnownCause? row) ? row : null;

    /// <summary>The row whose words stand in a text; null where none is.</summary>
    /// <param name="text">The text of an error, of whatever program.</param>
    /// <param name="rows">Where to look; null for all of them.</param>
    public static KnownCause? ByWords(string text, IEnumerable<KnownCause>? rows = null) =>
        (rows ?? All).FirstOrDefault(row => row.Words is { } words && PatternSearch.Find(words, text) is not null);

    /// <summary>
    /// The row for the text of an error: by its words where they say more than its code, else by the first code in it that a row has; null
    /// where it is not known.
    /// </summary>
    /// <param name="text">The text of an error, of whatever program.</param>
    public static KnownCause? Find(string text) =>
        ByWords(text) ?? Codes(text).Select(ByCode).FirstOrDefault(static row => row is not null);

    /// <summary>The codes in a text, in their order.</summary>
    public static IEnumerable<string> Codes(string text) => s_code.Matches(text).Cast<Match>().Select(static match => match.Value);
}
