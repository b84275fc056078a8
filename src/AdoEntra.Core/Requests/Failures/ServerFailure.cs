using System.Text.RegularExpressions;

namespace AdoEntra.Requests.Failures;

/// <summary>
/// Tells an outage from a request that the service fails at each time: both are a 500, and the second one names an exception that is none
/// of an outage (protocol.md 3.4, <c>typeKey</c>), or says so in its words.
/// </summary>
internal static class ServerFailure
{
    // What a program does wrong with what it was given, or does not do at all.
    private static readonly Regex s_defect = new(
        "notsupported|notimplemented|argument|invalidoperation|invalidcast|nullreference|keynotfound|indexoutofrange|"
        + "format|serializ|jsonreader|validation|securedobject|notfound|doesnotexist|alreadyexists|malformed|invalid|unsupported",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex s_words = new(
        @"\b(is|are) not supported\b|\bnot implemented\b|\bcannot be null\b|\bis not valid\b|"
        + @"\bobject reference not set\b|\bcontains no elements\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    // Words of an outage go before: a database that times out may do so in an operation that is then invalid.
    private static readonly Regex s_outage = new(
        "time-?out|timed ?out|unavailable|unreachable|throttl|circuit|database|sql|deadlock|"
            + "cancel|transient|overload|temporar|connection|try again",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    /// <summary>Whether another try may go better.</summary>
    public static bool MayPass(ErrorBody body)
    {
        if (body.TypeKey is not { Length: > 0 } key) return true;
        string said = body.Message ?? string.Empty;
        return s_outage.IsMatch(key) || s_outage.IsMatch(said) || !(s_defect.IsMatch(key) || s_words.IsMatch(said));
    }
}
