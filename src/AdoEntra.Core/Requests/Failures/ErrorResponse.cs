using System.Net;
using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Http;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;

namespace AdoEntra.Requests.Failures;

/// <summary>
/// Tells a good response from an error response, also from one in disguise (protocol.md 3.3). What each error response means is in
/// <see cref="ErrorResponseTable"/>.
/// </summary>
internal static class ErrorResponse
{
    /// <param name="response">The response, its body not yet read.</param>
    /// <param name="asked">What was asked for, and how.</param>
    /// <param name="throttle">What is known of this identity.</param>
    /// <param name="cancellationToken">Ends the reading of the body.</param>
    /// <returns>What is wrong with the response; null where it is what was asked for.</returns>
    public static async Task<AdoServiceException?> ReadAsync(
        HttpResponseMessage response,
        SentRequest asked,
        Throttle throttle,
        CancellationToken cancellationToken
    )
    {
        ServiceRequest request = asked.Request;
        Caller caller = WhoIs(response);
        if (caller == Caller.Known) throttle.IdentityWasKnown = true;
        if (IsGood(response, request, caller)) return null;

        ErrorBody body = await ErrorBody
            .ReadAsync(response, [asked.Token?.Value, asked.Token?.HeaderValue], cancellationToken)
            .ConfigureAwait(false);
        var facts = new ErrorFacts(response, body, asked, caller)
        {
            Wait = ThrottleHeaders.Asked(response, throttle.Now),
            Resource = Header(response, "X-RateLimit-Resource"),
        };
        StatedCause meaning = ErrorResponseTable.Find(facts);
        return new AdoServiceException(meaning, Said(body, meaning.ErrorId, facts.IsStorageHost))
        {
            StatusCode = (int)response.StatusCode,
            ServiceCode = body.Code,
            ServiceMessage = body.Message ?? (IsOfPage(meaning.ErrorId) ? body.Title ?? body.PageText : null),
            ResponseBody = body.Text,
            TypeKey = body.TypeKey,
            ActivityId = Header(response, "ActivityId") ?? Header(response, "X-VSS-E2EID"),
            Target = request.What,
            Request = RequestLine.Of(request.Method, asked.Uri),
            RetryAfter = facts.Wait,
        };
    }

    // The words of who answers in the service's place are not the service's; the title of a page to sign in tells nothing.
    private static string Said(ErrorBody body, string id, bool isStorageHost)
    {
        if (body.Message is { } message && id != ErrorIds.UnexpectedResponse)
            return $" {(isStorageHost ? "It" : "Azure DevOps")} said: {Sentence(message)}";
        if (body.Title is { } title && id != ErrorIds.NotSignedIn)
            return $" The title of the returned page: {Sentence(title)}";
        if (body.PageText is { } text && id != ErrorIds.NotSignedIn)
            return $" The returned page says: {Sentence(text)}";
        if (body.TypeKey is { Length: > 0 } key && id != ErrorIds.UnexpectedResponse)
        {
            return $" {(isStorageHost ? "It" : "Azure DevOps")} returned only the name of the error: {Sentence(key)}";
        }

        return string.Empty;
    }

    private static bool IsOfPage(string id) => id is not (ErrorIds.NotSignedIn or ErrorIds.UnexpectedResponse or ErrorIds.ProxyRefused);

    private static bool IsGood(HttpResponseMessage response, ServiceRequest request, Caller caller)
    {
        if (
            !response.IsSuccessStatusCode
            || response.StatusCode == HttpStatusCode.NonAuthoritativeInformation
            || caller == Caller.Anonymous
        )
            return false;
        // A page is data only where a file was asked for, by a caller whom the service knows.
        bool isPage = response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml";
        return !isPage || (request.IsDownload && caller == Caller.Known);
    }

    // Only there once an identity was established; in an organization with public projects that may be the anonymous one.
    private static Caller WhoIs(HttpResponseMessage response) => Header(response, "X-VSS-UserData") switch
    {
        null => Caller.Unnamed,
        { } user when user.StartsWith(NamedCaller.AnonymousId, StringComparison.OrdinalIgnoreCase) => Caller.Anonymous,
        _ => Caller.Known,
    };

    private static string Sentence(string text) => text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}

/// <summary>Which caller the service sees, as far as it says.</summary>
internal enum Caller
{
    /// <summary>It does not say.</summary>
    Unnamed,

    /// <summary>An identity that it knows.</summary>
    Known,

    /// <summary>The anonymous identity.</summary>
    Anonymous,
}
