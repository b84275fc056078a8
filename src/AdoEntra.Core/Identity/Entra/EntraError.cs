using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Json.Reading;

namespace AdoEntra.Identity.Entra;

/// <summary>
/// An error response in Entra's own words (protocol.md 2.1): <c>{error, error_description, error_codes, suberror, trace_id, correlation_id,
/// claims}</c>.
/// </summary>
/// <param name="Code">The number behind <c>AADSTS</c>; null where it names none. For advice only, Microsoft may change them.</param>
/// <param name="Error">The OAuth error, for example <c>invalid_client</c>.</param>
/// <param name="Words">The description without its trailer of ids and time, redacted.</param>
/// <param name="TraceId">Under which Microsoft's support finds it.</param>
/// <param name="CorrelationId">Under which Microsoft's support finds it.</param>
/// <param name="AsksForClaims">True where a conditional access policy asks for more than this credential can give.</param>
internal sealed record EntraError(int? Code, string? Error, string? Words, string? TraceId, string? CorrelationId, bool AsksForClaims)
{
    /// <summary>What it says about the kind of error in addition, for example <c>basic_action</c>.</summary>
    public string? SubError { get; init; }

    private static readonly Regex s_code = new(@"AADSTS(?<number>\d+)", RegexOptions.CultureInvariant);
    private static readonly Regex s_trailer = new(
        @"\s*(?:Trace ID|Correlation ID|Timestamp):.*$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline
    );

    /// <summary>The code as users search for it, for example <c>AADSTS7000215</c>.</summary>
    public string? CodeText => Code is { } number ? "AADSTS" + number.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>Reads the body of an error response; a body that is none of Entra's gives an error without words.</summary>
    /// <param name="body">The body.</param>
    /// <param name="secrets">What must not stand in the words.</param>
    public static EntraError Read(string? body, params string?[] secrets)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(string.IsNullOrWhiteSpace(body) ? "{}" : body!);
            JsonElement root = document.RootElement;
            string? description = JsonElements.Text(root, "error_description");
            return new(
                CodeIn(root) ?? CodeIn(description),
                JsonElements.Text(root, "error") is { } error ? Redaction.Redact(error, secrets) : null,
                WordsOf(description, secrets),
                Id(root, "trace_id"),
                Id(root, "correlation_id"),
                JsonElements.Text(root, "claims") is not null)
            {
                SubError = JsonElements.Text(root, "suberror"),
            };
        }
        catch (Exception exception) when (Utf8JsonReaderExtensions.IsUnreadable(exception))
        {
            return new(null, null, null, null, null, false);
        }
    }

    /// <summary>The error with which a browser came back.</summary>
    /// <param name="error">The OAuth error.</param>
    /// <param name="description">What was said with it.</param>
    /// <param name="secrets">What must not stand in the words.</param>
    public static EntraError Brought(string error, string description, params string?[] secrets) => new(
        CodeIn(description),
        Redaction.Redact(error, secrets),
        WordsOf(description, secrets),
        IdIn(description, "Trace ID"),
        IdIn(description, "Correlation ID"),
        AsksForClaims: false);

    /// <summary>The first code in a text; null where there is none.</summary>
    public static int? CodeIn(string? text) =>
        text is not null
        && s_code.Match(text) is { Success: true } match
        && int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int code)
            ? code
            : null;

    private static int? CodeIn(JsonElement root) =>
        JsonElements.Find(root, "error_codes") is { ValueKind: JsonValueKind.Array } codes
        && codes.GetArrayLength() > 0
        && codes[0].ValueKind == JsonValueKind.Number
        && codes[0].TryGetInt32(out int code)
            ? code
            : null;

    private static string? WordsOf(string? description, string?[] secrets) =>
        Redaction.Redact(description is null ? null : s_trailer.Replace(description, string.Empty), secrets) is { Length: > 0 } words
            ? words
            : null;

    private static string? IdIn(string text, string name) =>
        Regex.Match(text, name + @": (?<id>[\da-fA-F-]{36})", RegexOptions.CultureInvariant) is { Success: true } match
            ? match.Groups["id"].Value
            : null;

    // Ids only: anything else that stands there is no id.
    private static string? Id(JsonElement root, string name) =>
        Guid.TryParse(JsonElements.Text(root, name), out Guid id) ? id.ToString("D") : null;
}
