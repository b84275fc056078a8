using System.Net;
using AdoEntra.Errors;
using AdoEntra.Tokens;

namespace AdoEntra.Http;

/// <summary>Tells a good answer from a refusal, also from one in disguise, and says what each refusal means (protocol.md 3.3).</summary>
internal static class Refusal
{
    /// <param name="response">The answer, its body not yet read.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="address">Where.</param>
    /// <param name="token">The token that was sent, which a body may give back and no message may show.</param>
    /// <param name="cancellationToken">Ends the reading of the body.</param>
    /// <exception cref="AdoServiceException">The answer is not what was asked for.</exception>
    public static async Task ThrowIfRefusedAsync(HttpResponseMessage response, ServiceRequest request, ServiceAddress address, CachedToken token, CancellationToken cancellationToken)
    {
        bool html = response.Content.Headers.ContentType?.MediaType is "text/html";
        bool good = response.IsSuccessStatusCode && response.StatusCode != HttpStatusCode.NonAuthoritativeInformation && !html;
        if (!good) throw await ReadAsync(response, request, address, token, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a refusal means. Parameters as above.</summary>
    public static async Task<AdoServiceException> ReadAsync(HttpResponseMessage response, ServiceRequest request, ServiceAddress address, CachedToken token, CancellationToken cancellationToken)
    {
        ErrorBody body = await ErrorBody.ReadAsync(response, [token.Value, token.HeaderValue], cancellationToken).ConfigureAwait(false);
        (string id, string what, string advice) = Classify(response, body, request, address);
        string said = body.Message is null || id == ErrorIds.UnexpectedResponse ? string.Empty : $" Azure DevOps said: {Sentence(body.Message)}";
        return new AdoServiceException(id, what + said, advice)
        {
            StatusCode = (int)response.StatusCode,
            ServiceCode = body.Code,
            ServiceMessage = body.Message,
            TypeKey = body.TypeKey,
            ActivityId = Header(response, "ActivityId") ?? Header(response, "X-VSS-E2EID"),
            Target = request.What,
        };
    }

    private static (string Id, string What, string Advice) Classify(HttpResponseMessage response, ErrorBody body, ServiceRequest request, ServiceAddress address)
    {
        int status = (int)response.StatusCode;
        bool identityKnown = response.Headers.Contains("X-VSS-UserData");
        return status switch
        {
            401 when body.Code == "TF401444" || (body.Code == "TF400813" && NamesIdentity(body)) => (
                ErrorIds.NotInOrganization,
                $"This identity is not a member of the organization '{address.Organization}'.",
                $"A Project Collection Administrator of '{address.Organization}' has to add it (Organization settings, Users) with at least Basic access."),
            401 => NotSignedIn(address, "the token was not accepted (401)"),
            200 or 203 when body.IsHtml || status == 203 => NotSignedIn(address, $"a sign-in page came back instead of data ({status})"),
            302 when response.Headers.Location?.OriginalString.Contains("_signin") == true => NotSignedIn(address, "the request was sent on to the sign-in page (302)"),
            >= 300 and < 400 => (
                ErrorIds.UnexpectedResponse,
                $"{request.What} is said to be elsewhere ({status} to {Place(response, address)}); the token does not follow.",
                "Check the organization's name and that no proxy answers in Azure DevOps' place."),
            403 when body.Code == "VS403463" => (
                ErrorIds.ConditionalAccess,
                $"A conditional access policy keeps this identity out of '{address.Organization}'.",
                "An Entra administrator has to let this identity or this network in for Azure DevOps (workload-identity policy, named location)."),
            403 => (
                ErrorIds.NotPermitted,
                $"This identity may not read {request.What}.",
                $"An administrator of the project or of '{address.Organization}' has to give it the permission."),
            404 => (
                ErrorIds.NotFound,
                $"Azure DevOps does not find {request.What}, or this identity may not see it; the service does not tell which.",
                identityKnown
                    ? "Check the name. If it is right, a project administrator has to add this identity to a group of the project (Readers or more); Stakeholder access does not show repositories."
                    : "Check the name of the organization and the project."),
            409 or 412 => (ErrorIds.Conflict, $"{request.What} is in another state than expected ({status}).", "Read it again, then decide."),
            429 => Throttled(response, request),
            503 when body.Code == "TF400733" => Throttled(response, request),
            400 => (ErrorIds.InvalidRequest, $"Azure DevOps did not understand the request for {request.What} (400).", "Check the names and values given."),
            408 or >= 500 => (ErrorIds.Transient, $"Azure DevOps is out of order for the moment ({status}) for {request.What}.", "Try again in a minute; https://status.dev.azure.com tells about outages."),
            _ => (
                ErrorIds.UnexpectedResponse,
                $"Something answered in Azure DevOps' place ({status}, {response.Content.Headers.ContentType?.MediaType ?? "no content type"}) when asked for {request.What}.",
                "Check the organization's name and that no proxy or portal stands between."),
        };
    }

    private static (string Id, string What, string Advice) NotSignedIn(ServiceAddress address, string how) => (
        ErrorIds.NotSignedIn,
        $"Azure DevOps does not know who is calling '{address.Organization}': {how}.",
        "Check that the identity belongs to the organization's tenant (Organization settings, Microsoft Entra), then Connect-AdoEntra again.");

    private static (string Id, string What, string Advice) Throttled(HttpResponseMessage response, ServiceRequest request) => (
        ErrorIds.Throttled,
        $"Azure DevOps is slowing this identity down ({(int)response.StatusCode}) for {request.What}.",
        response.Headers.RetryAfter?.Delta is { } wait ? $"Wait {wait.TotalSeconds:0} s, then try again with fewer requests." : "Wait some minutes, then try again with fewer requests.");

    // TF400813 names who was refused: nobody, the anonymous identity, or an identity that is known but not allowed.
    private static bool NamesIdentity(ErrorBody body) =>
        !body.NamesAnonymous && body.Message is { } message && !message.Contains("anonymous access") && !message.Contains("''") && message.Contains("'");

    private static string Place(HttpResponseMessage response, ServiceAddress address) =>
        response.Headers.Location is { } location
            ? (location.IsAbsoluteUri ? location : new Uri(address.OrganizationUri, location)).GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)
            : "nowhere";

    private static string Sentence(string text) => text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
