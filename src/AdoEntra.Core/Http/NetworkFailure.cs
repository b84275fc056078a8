using System.Net;
using System.Security.Authentication;
using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Http.Proxies;

namespace AdoEntra.Http;

/// <summary>
/// The words for a connection that could not be made, or broke before the response: to Azure DevOps, to Entra, to an issuer.
/// </summary>
internal static class NetworkFailure
{
    private const string NetworkAdvice = "Check the network and the proxy of this machine, then retry.";

    /// <summary>
    /// By way of whom, or past which variable: the end of a clause, with the blank before it; empty for a direct connection.
    /// </summary>
    public static string Way(Exception exception) =>
        ProxyHandler.PlaceOf(exception) is { } proxy ? $" through {proxy}"
        : ProxyHandler.UnusedOf(exception) is { } variable ? $" ({variable} is set, but not to the address of a proxy, and was ignored)"
        : string.Empty;

    /// <summary>What to do where no connection was made: a sentence.</summary>
    public static string Advice(Exception exception) =>
        ProxyHandler.PlaceOf(exception) is { } proxy ? $"Check that {proxy} is correct and lets this machine through, then retry."
        : ProxyHandler.UnusedOf(exception) is { } variable
            ? $"Set {variable} to an address such as http://proxy:8080, or remove it, then retry."
        : NetworkAdvice;

    /// <summary>A certificate is not trusted.</summary>
    /// <param name="host">Who was asked.</param>
    /// <param name="exception">What the platform says.</param>
    /// <param name="occasion">When, with the blank before it.</param>
    public static StatedCause Untrusted(string host, Exception exception, string occasion = "") =>
        NetworkRows.CertificateNotTrusted.Say(
            ("host", host),
            ("way", Way(exception)),
            ("occasion", occasion),
            ("words", Sentence(exception.GetBaseException().Message))
        );

    /// <summary>
    /// The platform's words as sentences. Its own has the address that was really asked in it, a proxy's perhaps; what lies below has the
    /// reason.
    /// </summary>
    /// <param name="exception">What the platform says.</param>
    /// <param name="secrets">What must not stand in it.</param>
    public static string Words(Exception exception, params string?[] secrets)
    {
        string reason = exception.GetBaseException().Message;
        return exception.Message.Contains(reason.TrimEnd('.'))
            ? Sentence(exception.Message, secrets)
            : $"{Sentence(exception.Message, secrets)} {Sentence(reason, secrets)}";
    }

    /// <summary>Whether a certificate was not accepted. No later try would change that.</summary>
    public static bool IsTrust(Exception exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            // A handshake that fails for another reason has that reason below.
            if (inner is AuthenticationException { InnerException: null } or WebException { Status: WebExceptionStatus.TrustFailure })
                return true;
        }

        return false;
    }

    /// <summary>Whether the connection could not be secured.</summary>
    public static bool IsSecurity(Exception exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is AuthenticationException or WebException { Status: WebExceptionStatus.SecureChannelFailure }) return true;
        }

        return false;
    }

    // Of .NET's sentence about a proxy's status the last quote is one too many.
    private static string Sentence(string text, params string?[] secrets)
    {
        string clean = Redaction.Redact(text, secrets).TrimEnd(' ', '.');
        if (clean.EndsWith("\"", StringComparison.Ordinal) && clean.Count(static letter => letter == '"') % 2 == 1)
            clean = clean.Substring(0, clean.Length - 1).TrimEnd('.');
        return clean.Length == 0 || clean[clean.Length - 1] is '…' or '!' or '?' ? clean : clean + ".";
    }

#if NETFRAMEWORK
    /// <summary>Whether no connection was made, so that nothing of the request was sent.</summary>
    public static bool WasNeverSent(HttpRequestException exception) =>
        exception.InnerException
            is WebException
            {
                Status: WebExceptionStatus.NameResolutionFailure
                    or WebExceptionStatus.ConnectFailure
                    or WebExceptionStatus.ProxyNameResolutionFailure
            };
#else
    /// <summary>Whether no connection was made, so that nothing of the request was sent.</summary>
    public static bool WasNeverSent(HttpRequestException exception) =>
        exception.HttpRequestError
            is HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.ProxyTunnelError;
#endif
}
