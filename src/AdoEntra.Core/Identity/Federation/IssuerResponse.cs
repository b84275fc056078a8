using System.Globalization;
using System.Text.Json;
using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Http;
using AdoEntra.Http.Proxies;
using AdoEntra.Json.Reading;

namespace AdoEntra.Identity.Federation;

/// <summary>What stands in an issuer's response: the token, or the reason why there is none.</summary>
internal static class IssuerResponse
{
    /// <summary>The text of a field; null where the body has none.</summary>
    public static string? Text(string body, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return JsonElements.Text(document.RootElement, name);
        }
        catch (Exception exception) when (Utf8JsonReaderExtensions.IsUnreadable(exception))
        {
            return null;
        }
    }

    /// <summary>The issuer's own sentence, without secrets; empty where there is none.</summary>
    public static string Message(string body, string secret)
    {
        string? text = Text(body, "message") ?? Text(body, "error_description") ?? Sentence(Text(body, "value"));
        return Redaction.Redact(text, secret);
    }

    // Azure Pipelines puts an error where GitHub puts the token ({"count":151,"value":"There is no explicit reference to ..."}): only words
    // have spaces.
    private static string? Sentence(string? value) => value is not null && value.Trim().Contains(" ") ? value : null;
}

/// <summary>Why an issuer gave no federated token, where that does not depend on the caller.</summary>
internal static class IssuerFailures
{
    /// <param name="name">The issuer, as the start of a sentence.</param>
    /// <param name="variable">The variable that names its address.</param>
    /// <param name="status">Where its outages are reported.</param>
    /// <param name="response">Its response.</param>
    /// <param name="uri">What was asked.</param>
    /// <param name="said">Its own words, without secrets.</param>
    public static AdoSignInException From(string name, string variable, string status, IssuerHttpResponse response, Uri uri, string said)
    {
        if (response.Status is null) return NoResponse(name, response, uri);
        KnownCause row = response.Status switch
        {
            429 => IssuerRows.IssuerThrottling,
            408 or >= 500 => IssuerRows.IssuerUnavailable,
            200 when response.IsBlank => IssuerRows.IssuerBlank,
            200 => IssuerRows.IssuerWithoutToken,
            _ => IssuerRows.IssuerUnexpected,
        };
        return New(
            row.Say(
                ("issuer", name),
                ("host", uri.Host),
                ("status", Status(response)),
                ("statusPage", status),
                ("variable", variable)
            ),
            response,
            uri,
            said
        );
    }

    private static AdoSignInException NoResponse(string name, IssuerHttpResponse response, Uri uri)
    {
        Exception failure = response.Exception!;
        StatedCause cause =
            ProxyRefusedException.Find(failure) is { } proxy ? proxy.Cause
            : NetworkFailure.IsTrust(failure) ? NetworkFailure.Untrusted(uri.Authority, failure)
            : IssuerRows.IssuerUnreachable.Say(
                ("issuer", name),
                ("host", uri.Host),
                ("way", NetworkFailure.Way(failure)),
                ("words", Redaction.Redact(response.Cause)),
                ("networkAdvice", NetworkFailure.Advice(failure))
            );
        return New(cause, response, uri, string.Empty);
    }

    /// <summary>The status of a response, for a sentence.</summary>
    public static string? Status(IssuerHttpResponse response) => response.Status?.ToString(CultureInfo.InvariantCulture);

    public static AdoSignInException New(StatedCause cause, IssuerHttpResponse response, Uri uri, string said) =>
        new(
            cause,
            said.Length == 0 ? null : $" It said: {said}{(said.EndsWith(".", StringComparison.Ordinal) ? string.Empty : ".")}"
        )
        {
            Target = uri.GetLeftPart(UriPartial.Path),
            StatusCode = response.Status,
            ServiceMessage = said.Length == 0 ? null : said,
        };
}
