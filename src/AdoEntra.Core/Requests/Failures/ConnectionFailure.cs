using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Http.Proxies;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;

namespace AdoEntra.Requests.Failures;

/// <summary>What a connection that could not be made, or broke before the answer, means: to Azure DevOps, to Entra, to an issuer.</summary>
internal static class ConnectionFailure
{
    /// <param name="exception">What the platform says.</param>
    /// <param name="uri">Where to.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="address">The organization.</param>
    /// <param name="certainty">Whether the request can have reached the service.</param>
    public static AdoServiceException Of(
        HttpRequestException exception,
        Uri uri,
        ServiceRequest request,
        ServiceAddress address,
        out FailureKind certainty
    )
    {
        if (ProxyRefusedException.Find(exception) is { } refused)
        {
            certainty = FailureKind.Permanent;
            return New(ErrorIds.ProxyRefused, refused.Summary, refused.Advice);
        }

        if (NetworkFailure.IsTrust(exception))
        {
            certainty = FailureKind.Permanent;
            return New(
                ErrorIds.CertificateNotTrusted,
                NetworkFailure.Untrusted(uri.Authority, exception, $" when asked for {request.What}"),
                NetworkFailure.TrustAdvice
            );
        }

        certainty =
            NetworkFailure.IsSecurity(exception) ? FailureKind.Permanent
            : NetworkFailure.WasNeverSent(exception) ? FailureKind.NotProcessed
            : FailureKind.MaybeProcessed;
        string advice =
            certainty == FailureKind.MaybeProcessed && !request.IsReading
                ? "It may have been done all the same: look before you try again."
                : NetworkFailure.Advice(exception);
        string how =
            certainty == FailureKind.MaybeProcessed
                ? $"The connection to {uri.Authority} broke when it was asked for {request.What}"
                : $"{uri.Authority} could not be reached when asked for {request.What}";
        return New(ErrorIds.Transient, $"{how}{NetworkFailure.Way(exception)}: {NetworkFailure.Words(exception)}", advice);

        AdoServiceException New(string id, string what, string advice) =>
            new(id, what, advice, exception) { Target = address.Organization, Request = RequestLine.Of(request.Method, uri) };
    }
}
