using System.Text.RegularExpressions;

namespace AdoEntra.Http;

/// <summary>
/// Tells an outage from a request that the service fails at each time: both are a 500, and the second one names an exception that is none of an
/// outage (protocol.md 3.4, <c>typeKey</c>).
/// </summary>
internal static class ServerFailure
{
    // What the service calls everything, and so says nothing.
    private static readonly string[] s_general =
        ["Exception", "SystemException", "ApplicationException", "AggregateException", "HttpException", "VssException", "VssServiceException", "TeamFoundationServiceException", "TeamFoundationServerException"];

    private static readonly Regex s_outage = new(
        "time-?out|timed ?out|unavailable|unreachable|throttl|circuit|database|sql|deadlock|cancel|shut|transient|busy|overload|temporar|connection|network|socket|"
        + "retry|offline|maintenance|migrat|upgrad|storage|redis|cache|webexception|httprequest|ioexception|outofmemory|servicehost|hostdoes|lock|try again",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether another try may go better.</summary>
    public static bool MayPass(ErrorBody body) =>
        body.TypeKey is not { Length: > 0 } key || Array.IndexOf(s_general, key) >= 0 || s_outage.IsMatch(key) || (body.Message is { } message && s_outage.IsMatch(message));
}
