using AdoEntra.Errors.KnownCauses;

namespace AdoEntra.Requests.Failures;

/// <summary>Refusals of the form of a request, whatever it asks for: its method, its media types, its size.</summary>
internal static class RequestForm
{
    /// <summary>The meaning of such an error response; null where it is another one.</summary>
    public static StatedCause? Of(ErrorFacts facts)
    {
        KnownCause? row = facts.Status switch
        {
            405 => RequestRows.MethodNotSupported,
            406 => RequestRows.MediaTypeNotReturned,
            413 => RequestRows.BodyTooLarge,
            414 => RequestRows.AddressTooLong,
            415 => RequestRows.MediaTypeNotAccepted,
            431 or 494 => RequestRows.HeadersTooLarge,
            400 when IsAboutHeaders(facts.Body) => RequestRows.HeadersTooLarge,
            _ => null,
        };
        return row is null
            ? null
            : ErrorResponseTable.Say(facts, row, ("method", facts.Request.Method.Method), ("details", Allowed(facts)));
    }

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
