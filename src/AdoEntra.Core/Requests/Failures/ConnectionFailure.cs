using AdoEntra.Errors.KnownCauses;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Http.Proxies;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;

namespace AdoEntra.Requests.Failures;

/// <summary>What a connection that could not be made, or broke before the response, means: to Azure DevOps, Entra, an issuer.</summary>
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
            return New(refused.Cause);
        }

        if (NetworkFailure.IsTrust(exception))
        {
            certainty = FailureKind.Permanent;
            return New(NetworkFailure.Untrusted(uri.Authority, exception, $" in the request for {request.What}"));
        }

        certainty =
            NetworkFailure.IsSecurity(exception) ? FailureKind.Permanent
            : NetworkFailure.WasNeverSent(exception) ? FailureKind.NotProcessed
            : FailureKind.MaybeProcessed;
        string advice =
            certainty == FailureKind.MaybeProcessed && !request.IsReading
                ? "The change may already have been made: check before you retry."
                : NetworkFailure.Advice(exception);
        KnownCause row = certainty == FailureKind.MaybeProcessed ? NetworkRows.ConnectionLost : NetworkRows.Unreachable;
        return New(
            row.Say(
                ("what", request.What),
                ("host", uri.Authority),
                ("way", NetworkFailure.Way(exception)),
                ("words", NetworkFailure.Words(exception)),
                ("networkAdvice", advice)
            )
        );

        AdoServiceException New(StatedCause cause) =>
            new(cause, innerException: exception) { Target = address.Organization, Request = RequestLine.Of(request.Method, uri) };
    }
}
