using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;

namespace AdoEntra.Requests.Failures;

/// <summary>
/// What it means for a request that its response broke off behind a good status. The rest of what was read is unknown; but what was to be
/// changed is changed, and asking again would do it twice, or find it gone.
/// </summary>
internal static class TruncatedResponse
{
    /// <summary>Whether it may be asked for again.</summary>
    public static FailureKind CertaintyOf(ServiceRequest request) =>
        request.IsReading || request.Method == HttpMethod.Put ? FailureKind.MaybeProcessed : FailureKind.Permanent;

    /// <summary>The error of it.</summary>
    /// <param name="broken">How it broke.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="address">Where to.</param>
    public static AdoServiceException Of(AdoServiceException broken, ServiceRequest request, ServiceAddress address)
    {
        string line = RequestLine.Of(request.Method, request.Resolve(address));
        if (request.IsReading)
        {
            broken.Request ??= line;
            return broken;
        }

        return new(
            broken.ErrorId,
            broken.Summary,
            "The change was made, as the service had already confirmed: check the current state before you retry.",
            broken
        )
        {
            Target = broken.Target,
            Request = line,
        };
    }
}
