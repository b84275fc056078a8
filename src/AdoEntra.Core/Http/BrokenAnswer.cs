using AdoEntra.Errors;

namespace AdoEntra.Http;

/// <summary>
/// What it means for a request that its answer broke off behind a good status. Nobody knows the rest of what was read; but what was to be changed
/// is changed, and asking again would do it twice, or find it gone.
/// </summary>
internal static class BrokenAnswer
{
    /// <summary>Whether it may be asked for again.</summary>
    public static Certainty CertaintyOf(ServiceRequest request) => request.IsReading || request.Method == HttpMethod.Put ? Certainty.Unknown : Certainty.Final;

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

        return new(broken.ErrorId, broken.Summary, "It was done all the same, the service had said so: look at what it has now before you try again.", broken) { Target = broken.Target, Request = line };
    }
}
