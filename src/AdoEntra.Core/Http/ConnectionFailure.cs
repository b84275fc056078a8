using System.Net;
using System.Security.Authentication;
using AdoEntra.Errors;

namespace AdoEntra.Http;

/// <summary>What a connection that could not be made, or broke before the answer, means.</summary>
internal static class ConnectionFailure
{
    /// <param name="exception">What the platform says.</param>
    /// <param name="uri">Where to.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="address">The organization.</param>
    /// <param name="certainty">Whether the request can have reached the service.</param>
    public static AdoServiceException Of(HttpRequestException exception, Uri uri, ServiceRequest request, ServiceAddress address, out Certainty certainty)
    {
        if (ProxyRefusedException.Find(exception) is { } refused)
        {
            certainty = Certainty.Final;
            return new AdoServiceException(ErrorIds.ProxyRefused, refused.Summary, refused.Advice, exception)
            {
                Target = address.Organization,
                Request = RequestLine.Of(request.Method, uri),
            };
        }

        bool isTrust = IsTrust(exception);
        certainty = isTrust ? Certainty.Final : WasNeverSent(exception) ? Certainty.NotDone : Certainty.Unknown;
        string advice = isTrust
            ? "Have this machine trust the certificate's authority (its certificate store, or SSL_CERT_FILE on Linux), or check who stands between."
            : certainty == Certainty.Unknown && !request.IsRepeatable
                ? "It may have been done all the same: look before you try again."
                : "Check the network and the proxy of this machine, then try again.";
        string how = certainty == Certainty.Unknown ? $"The connection to {uri.Authority} broke when it was asked for {request.What}" : $"{uri.Authority} could not be reached for {request.What}";
        string way = ProxyHandler.PlaceOf(exception) is { } proxy ? $" by way of {proxy}" : string.Empty;
        return new AdoServiceException(ErrorIds.Transient, $"{how}{way}: {Redaction.Redact(Innermost(exception))}", advice, exception)
        {
            Target = address.Organization,
            Request = RequestLine.Of(request.Method, uri),
        };
    }

    private static string Innermost(HttpRequestException exception) => exception.InnerException is null ? exception.Message : $"{exception.Message} {exception.GetBaseException().Message}";

    private static bool IsTrust(HttpRequestException exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is AuthenticationException or WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure }) return true;
        }

        return false;
    }

#if NETFRAMEWORK
    private static bool WasNeverSent(HttpRequestException exception) => exception.InnerException is WebException
    {
        Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ConnectFailure or WebExceptionStatus.ProxyNameResolutionFailure
    };
#else
    private static bool WasNeverSent(HttpRequestException exception) =>
        exception.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError;
#endif
}
