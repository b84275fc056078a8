using AdoEntra.Errors;

namespace AdoEntra.Requests.Failures;

/// <summary>Refusals of the form of a request, whatever it asks for: its method, its media types, its size.</summary>
internal static class RequestForm
{
    /// <summary>The meaning of such an error response; null where it is another one.</summary>
    public static ErrorMeaning? Of(ErrorFacts facts)
    {
        string what = facts.What, method = facts.Request.Method.Method;
        return facts.Status switch
        {
            405 => new(
                ErrorIds.InvalidRequest,
                $"The address of {what} does not support {method} (405).{Allowed(facts)}",
                "Check the method and the address: use another method or another resource."),
            406 => new(
                ErrorIds.InvalidRequest,
                $"Azure DevOps cannot return {what} in the requested media type (406).",
                "Check the header Accept, or remove it."),
            413 => new(
                ErrorIds.InvalidRequest,
                $"The body of the request for {what} is too large (413).",
                "Send less at once: split the change, or upload the content in parts."),
            414 => new(
                ErrorIds.InvalidRequest,
                $"The address of the request for {what} is too long (414).",
                "Request less at once: shorten the query, or use an operation that takes the list in its body."),
            415 => new(
                ErrorIds.InvalidRequest,
                $"Azure DevOps does not accept the media type of the body in the request for {what} (415).",
                "Check -ContentType: changes of work items require application/json-patch+json, uploads application/octet-stream, most "
                    + "others application/json."
            ),
            431 or 494 => HeadersTooLarge(what, facts.Status),
            400 when IsAboutHeaders(facts.Body) => HeadersTooLarge(what, facts.Status),
            _ => null,
        };
    }

    private static ErrorMeaning HeadersTooLarge(string what, int status) =>
        new(
            ErrorIds.InvalidRequest,
            $"The headers of the request for {what} are too large ({status}): together, the token and the headers exceed "
                + "the server's limit.",
            "Pass fewer or shorter headers; if you passed none, the token is too long, for example of an identity in very many groups: "
                + "use an identity with fewer memberships."
        );

    // Web servers have no status of their own for it, only a page.
    private static bool IsAboutHeaders(ErrorBody body) =>
        new[] { body.Title, body.PageText }.Any(static text =>
            text?.IndexOf("header", StringComparison.OrdinalIgnoreCase) >= 0
            && (
                text.IndexOf("too large", StringComparison.OrdinalIgnoreCase) >= 0
                || text.IndexOf("too long", StringComparison.OrdinalIgnoreCase) >= 0
            )
        );

    private static string Allowed(ErrorFacts facts) =>
        facts.Response.Content.Headers.Allow is { Count: > 0 } allowed ? $" It supports {string.Join(", ", allowed)}." : string.Empty;
}
