using System.Text.Json;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Proxies;
using AdoEntra.Json.Reading;

namespace AdoEntra.Identity.Federation;

/// <summary>What stands in an issuer's response: the token, or words about why there is none.</summary>
internal static class IssuerBody
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
    public static string Words(string body, string secret)
    {
        string? text = Text(body, "message") ?? Text(body, "error_description") ?? Sentence(Text(body, "value"));
        return Redaction.Redact(text, secret);
    }

    // Azure Pipelines puts an error where GitHub puts the token ({"count":151,"value":"There is no explicit reference to ..."}): only words
    // have spaces.
    private static string? Sentence(string? value) => value is not null && value.Trim().Contains(" ") ? value : null;
}

/// <summary>Why an issuer gave no federated token, where that has nothing to do with who asked.</summary>
internal static class IssuerFailures
{
    /// <param name="name">The issuer, as the start of a sentence.</param>
    /// <param name="variable">The variable that names its address.</param>
    /// <param name="status">Where its outages are told.</param>
    /// <param name="answer">Its response.</param>
    /// <param name="uri">What was asked.</param>
    /// <param name="said">Its own words, without secrets.</param>
    public static AdoSignInException From(string name, string variable, string status, IssuerHttpResponse answer, Uri uri, string said) =>
        answer.Status switch
        {
            null => Unanswered(name, answer, uri),
            429 => New(
                ErrorIds.Throttled,
                $"{name} at {uri.Host} is throttling requests (429).",
                "Wait a minute, then try again; share one connection instead of signing in for every call.",
                answer,
                uri,
                said
            ),
            408 or >= 500 => New(
                ErrorIds.Transient,
                $"{name} at {uri.Host} is temporarily unavailable ({answer.Status}), also after several retries.",
                $"Try again in a minute; check {status} for outages.",
                answer,
                uri,
                said
            ),
            200 when answer.IsBlank => New(
                ErrorIds.Transient,
                $"{name} at {uri.Host} returned no token, also after several retries.",
                $"Try again in a minute; check {status} for outages.",
                answer,
                uri,
                said
            ),
            200 => New(
                ErrorIds.UnexpectedResponse,
                $"{name} at {uri.Host} did not return a token.",
                $"Check that {variable} has the value that the job's agent set, and that no proxy or portal responds in its place.",
                answer,
                uri,
                said
            ),
            _ => New(
                ErrorIds.UnexpectedResponse,
                $"{name} at {uri.Host} returned an unexpected response ({answer.Status}).",
                $"Check that {variable} has the value that the job's agent set, and that no proxy or portal responds in its place.",
                answer,
                uri,
                said
            ),
        };

    private static AdoSignInException Unanswered(string name, IssuerHttpResponse answer, Uri uri)
    {
        Exception failure = answer.Exception!;
        if (ProxyRefusedException.Find(failure) is { } proxy)
            return New(ErrorIds.ProxyRefused, proxy.Summary, proxy.Advice, answer, uri, string.Empty);
        if (NetworkFailure.IsTrust(failure))
        {
            return New(
                ErrorIds.CertificateNotTrusted,
                NetworkFailure.Untrusted(uri.Authority, failure),
                NetworkFailure.TrustAdvice,
                answer,
                uri,
                string.Empty
            );
        }

        return New(
            ErrorIds.Transient, $"{name} at {uri.Host} could not be reached{NetworkFailure.Way(failure)}: {Redaction.Redact(answer.Cause)}",
            NetworkFailure.Advice(failure), answer, uri, string.Empty);
    }

    public static AdoSignInException New(string id, string what, string advice, IssuerHttpResponse answer, Uri uri, string said) =>
        new(
            id,
            said.Length == 0 ? what : $"{what} It said: {said}{(said.EndsWith(".", StringComparison.Ordinal) ? string.Empty : ".")}",
            advice
        )
        {
            Target = uri.GetLeftPart(UriPartial.Path),
            StatusCode = answer.Status,
            ServiceMessage = said.Length == 0 ? null : said,
        };
}
