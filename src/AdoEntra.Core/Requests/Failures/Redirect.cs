using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Requests.Failures;

/// <summary>
/// What becomes of a response that points elsewhere. Nothing is followed by itself: the library would drop the token or take other headers
/// along.
/// </summary>
internal static class Redirect
{
    /// <summary>More than this is a circle.</summary>
    public const int Most = 5;

    /// <summary>Where to ask instead; null for no redirect, or for one to the sign-in page, which is an error response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="asked">The address that gave it.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="address">Which hosts are ours.</param>
    /// <exception cref="AdoServiceException"><c>HostNotAllowed</c>: to another host. <c>UnexpectedResponse</c>: where something would be
    /// changed, or nowhere.</exception>
    public static Uri? Next(HttpResponseMessage response, Uri asked, ServiceRequest request, ServiceAddress address)
    {
        int status = (int)response.StatusCode;
        if (status is not (301 or 302 or 303 or 307 or 308) || IsToSignIn(response)) return null;
        if (response.Headers.Location is not { } location || !Uri.TryCreate(asked, location, out Uri? next))
        {
            throw Lost(request, status, "without a valid address", "Check that no proxy responds in place of Azure DevOps.");
        }

        string place = HostRules.Place(next);
        if (!request.IsDownload && request.IsReading && HostRules.IsStorage(next, address) && !HostRules.MayHaveToken(next, address))
        {
            throw new AdoServiceException(
                ErrorIds.HostNotAllowed,
                $"The content of {request.What} is on the storage host {place} ({status}); the token is not sent there.",
                "Save it with -OutFile, which follows the signed address without the token.")
            { StatusCode = status, Target = place };
        }

        if (!HostRules.MayHaveToken(next, address) && !(request.IsDownload && HostRules.IsStorage(next, address)))
        {
            throw new AdoServiceException(
                ErrorIds.HostNotAllowed,
                $"The request for {request.What} was redirected to {place} ({status}); the token is not sent there.",
                "Check the organization's name, and that no proxy responds in place of Azure DevOps.")
            { StatusCode = status, Target = place };
        }

        // What was to be changed is changed where it was asked, or not at all.
        return request.IsReading && request.Body is null
            ? next
            : throw Lost(request, status, $"to {place}", "Use that address if you trust it.");
    }

    /// <summary>The error of a redirect that comes back to itself.</summary>
    public static AdoServiceException Endless(ServiceRequest request, int status) =>
        Lost(
            request,
            status,
            $"more than {Most} times",
            "Check the address, and that no proxy responds in place of Azure DevOps."
        );

    public static bool IsToSignIn(HttpResponseMessage response) =>
        response.Headers.Location?.OriginalString.Split('?', '#')[0].Contains("_signin") == true;

    private static AdoServiceException Lost(ServiceRequest request, int status, string where, string advice) =>
        new(ErrorIds.UnexpectedResponse, $"The request for {request.What} was redirected {where} ({status}).", advice)
        {
            StatusCode = status,
            Target = request.What,
        };
}
