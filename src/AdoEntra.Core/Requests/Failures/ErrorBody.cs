using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Json.Writing;
using AdoEntra.Requests.Model;

namespace AdoEntra.Requests.Failures;

/// <summary>The service's own words in an error response (protocol.md 3.4), all of them, on one line.</summary>
/// <param name="Message">Its words; null where there are none, or only a page.</param>
/// <param name="TypeKey">The service's short name of its exception.</param>
/// <param name="Code">The code at the beginning of its words: <c>TF401019</c>.</param>
/// <param name="IsHtml">Whether the body is an HTML page.</param>
/// <param name="Title">What such a page is called.</param>
/// <param name="PageText">What it says, where it has no title.</param>
/// <param name="Text">The body, without secrets, cut; null where there is none.</param>
internal sealed record ErrorBody(
    string? Message,
    string? TypeKey,
    string? Code,
    bool IsHtml,
    string? Title = null,
    string? PageText = null,
    string? Text = null
)
{
    private const int LongestBody = 64 * 1024;
    private const int LongestText = 4000;
    private const int LongestPageText = 300;
    private static readonly Regex s_code = new(@"^\W*((?:TF|VS)\d+)", RegexOptions.CultureInvariant);
    private static readonly Regex s_anonymous = new(
        NamedCaller.AnonymousId,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    /// <summary>The identity that Azure DevOps gives to a caller whose token it did not accept.</summary>
    public bool NamesAnonymous => Message is not null && s_anonymous.IsMatch(Message);

    // Words are worth no long wait: what has come by then is what there is.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Reads at most 64 KB of an error response's body; one that cannot be read gives no message, never an error.</summary>
    /// <param name="response">The error response.</param>
    /// <param name="secrets">What must not stand in any of its words, whatever its form.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<ErrorBody> ReadAsync(HttpResponseMessage response, string?[] secrets, CancellationToken cancellationToken)
    {
        string text = Decode(
            await ReadBytesAsync(response, cancellationToken).ConfigureAwait(false),
            response.Content.Headers.ContentType?.CharSet
        );
        string? mediaType = response.Content.Headers.ContentType?.MediaType;
        char first = FirstVisible(text);
        bool xml = first == '<' && ErrorXml.IsXml(mediaType, text);
        bool html =
            !xml
            && (
                mediaType is "text/html" or "application/xhtml+xml" || (first == '<' && mediaType is null or "text/plain" or BodyMedia.Json)
            );
        string? typeKey = null;
        string? message =
            text.Length == 0 ? null
            : xml ? ErrorXml.WordsOf(text)
            : html
                ? first is '{' or '[' ? ErrorWords.FromJson(text, out typeKey)
                    : null
            : ErrorWords.FromJson(text, out typeKey) ?? PlainText(mediaType, text, typeKey);
        if (message is null && response.Headers.TryGetValues("X-TFS-ServiceError", out IEnumerable<string>? header))
        {
            message = Uri.UnescapeDataString(string.Concat(header).Replace('+', ' '));
        }

        message = Redaction.Redact(ErrorWords.OneLine(message), secrets) is { Length: > 0 } clean ? clean : null;
        if (typeKey is not null)
            typeKey = Redaction.Redact(typeKey, secrets);
        string? title = html && Redaction.Redact(HtmlPage.TitleOf(text), secrets) is { Length: > 0 } named ? named : null;
        // A policy's refusal may come as a page, with its code in the title.
        string? code = (message ?? title) is { } said && s_code.Match(said) is { Success: true } match ? match.Groups[1].Value : null;
        string? says =
            html && title is null && Redaction.Redact(HtmlPage.WordsOf(text), LongestPageText, secrets) is { Length: > 0 } words
                ? words
                : null;
        string? body = Redaction.Redact(html ? HtmlPage.WithoutScripts(text) : text, LongestText, secrets) is { Length: > 0 } shown
            ? shown
            : null;
        return new(message, typeKey, code, html, title, says, body);
    }

    private static async Task<byte[]> ReadBytesAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[LongestBody];
        int filled = 0;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_patience);
        try
        {
            using Stream body = await response.Content.OpenAsync(limit.Token).ConfigureAwait(false);
            int read;
            while (
                filled < buffer.Length
                && (read = await body.ReadAsync(buffer, filled, buffer.Length - filled, limit.Token).ConfigureAwait(false)) > 0
            )
                filled += read;
        }
        catch (Exception exception)
            when (exception is IOException or HttpRequestException or InvalidDataException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return buffer.AsSpan(0, filled).ToArray();
    }

    // By its mark; without one by what the response says about itself; else UTF-8, as JSON is.
    private static string Decode(byte[] bytes, string? charset)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Named(charset), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static Encoding Named(string? charset) =>
        charset?.Trim('"').ToUpperInvariant() switch
        {
            "UTF-16" or "UTF-16LE" or "UNICODE" => Encoding.Unicode,
            "UTF-16BE" => Encoding.BigEndianUnicode,
            _ => Encoding.UTF8,
        };

    // What has no media type counts as a message too, where it is a text at all.
    private static string? PlainText(string? mediaType, string text, string? typeKey) =>
        typeKey is not null ? null
        : mediaType is "text/plain" || (mediaType is null && text.All(static c => c is >= ' ' or '\t' or '\r' or '\n' and not '\uFFFD'))
            ? text
        : null;

    private static char FirstVisible(string text) => text.FirstOrDefault(static c => c > ' ');
}
