using AdoEntra.Errors.KnownCauses;

namespace AdoEntra.Http.Proxies;

/// <summary>
/// A proxy requires the caller's identity (407, RFC 9110, 15.5.8) and did not get it, or did not accept it. Final: asking again changes
/// nothing. Code that sends through <c>HttpTransport</c> finds it with <see cref="Find"/> and fails with <c>ProxyRefused</c>.
/// </summary>
internal sealed class ProxyRefusedException(string summary, string advice, Exception? inner) : HttpRequestException(summary, inner)
{
    /// <summary>Which proxy refused what, and what it wants; without a password.</summary>
    public string Summary => Message;

    /// <summary>Who does what next.</summary>
    public string Advice => advice;

    /// <summary>The row of the table, in the words for this proxy.</summary>
    public StatedCause Cause => new(NetworkRows.ProxyRefused, Summary, Advice);

    /// <summary>The refusal of a proxy that a failure comes from; null where it comes from something else.</summary>
    public static ProxyRefusedException? Find(Exception? failure)
    {
        for (Exception? inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner is ProxyRefusedException refused)
                return refused;
            if (
                inner is AggregateException all
                && all.InnerExceptions.Select(Find).FirstOrDefault(static one => one is not null) is { } found
            )
            {
                return found;
            }
        }

        return null;
    }
}
