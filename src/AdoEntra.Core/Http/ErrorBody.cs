using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AdoEntra.Errors;

namespace AdoEntra.Http;

/// <summary>The service's own words in a refusal. It has four shapes for them (protocol.md 3.4), and their names differ in case.</summary>
internal sealed record ErrorBody(string? Message, string? TypeKey, string? Code, bool IsHtml)
{
    private const int LongestBody = 64 * 1024;
    private static readonly Regex s_code = new(@"^\W*((?:TF|VS)\d+)", RegexOptions.CultureInvariant);
    private static readonly Regex s_anonymous = new("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The identity that Azure DevOps gives to somebody whose token it did not accept.</summary>
    public bool NamesAnonymous => Message is not null && s_anonymous.IsMatch(Message);

    // Words are worth no long wait: what has come by then is what there is.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Reads at most 64 KB of a refusal's body; one that cannot be read gives no message, never an error.</summary>
    /// <param name="response">The refusal.</param>
    /// <param name="secrets">What must not stand in any of its words, whatever its form.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<ErrorBody> ReadAsync(HttpResponseMessage response, string?[] secrets, CancellationToken cancellationToken)
    {
        string text = Decode(await ReadBytesAsync(response, cancellationToken).ConfigureAwait(false), response.Content.Headers.ContentType?.CharSet);
        bool html = response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml" || FirstVisible(text) == '<';
        string? typeKey = null;
        string? message = html || text.Length == 0 ? null : FromJson(text, out typeKey) ?? PlainText(response, text);
        if (message is null && response.Headers.TryGetValues("X-TFS-ServiceError", out IEnumerable<string>? header))
        {
            message = Uri.UnescapeDataString(string.Concat(header).Replace('+', ' '));
        }

        message = Redaction.Redact(message, secrets) is { Length: > 0 } clean ? clean : null;
        if (typeKey is not null) typeKey = Redaction.Redact(typeKey, secrets);
        string? code = message is not null && s_code.Match(message) is { Success: true } match ? match.Groups[1].Value : null;
        return new(message, typeKey, code, html);
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
            while (filled < buffer.Length && (read = await body.ReadAsync(buffer, filled, buffer.Length - filled, limit.Token).ConfigureAwait(false)) > 0) filled += read;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or InvalidDataException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return buffer.AsSpan(0, filled).ToArray();
    }

    // By its mark; without one by what the answer says of itself; else UTF-8, as JSON is.
    private static string Decode(byte[] bytes, string? charset)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Named(charset), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static Encoding Named(string? charset) => charset?.Trim('"').ToUpperInvariant() switch
    {
        "UTF-16" or "UTF-16LE" or "UNICODE" => Encoding.Unicode,
        "UTF-16BE" => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };

    /// <summary>
    /// The words in a refusal of an identity endpoint: <c>{message}</c>, <c>{error, error_description}</c> or <c>{error: {code, message}}</c>
    /// (protocol.md 1.13). The text itself where it is none of these.
    /// </summary>
    public static string? IdentityMessage(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text!);
            JsonElement root = document.RootElement;
            string? code = Text(root, "error") ?? Text(Property(root, "error"), "code");
            string? message = Text(root, "message") ?? Text(root, "error_description") ?? Text(Property(root, "error"), "message");
            return message is null ? code ?? text : code is null ? message : $"{code}: {message}";
        }
        catch (Exception exception) when (JsonFields.IsUnreadable(exception))
        {
            return text;
        }
    }

    private static string? FromJson(string text, out string? typeKey)
    {
        typeKey = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return null;
            typeKey = Text(root, "typeKey");
            // The routing layer wraps: {"count":1,"value":{"Message":"..."}}.
            return Text(root, "message") ?? Text(Property(root, "value"), "message");
        }
        catch (Exception exception) when (JsonFields.IsUnreadable(exception))
        {
            return null;
        }
    }

    private static string? PlainText(HttpResponseMessage response, string text) =>
        response.Content.Headers.ContentType?.MediaType is "text/plain" ? text : null;

    private static string? Text(JsonElement? element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } property ? property.GetString() : null;

    private static JsonElement? Property(JsonElement? element, string name)
    {
        if (element is not { ValueKind: JsonValueKind.Object } container) return null;
        foreach (JsonProperty property in container.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        }

        return null;
    }

    private static char FirstVisible(string text) => text.FirstOrDefault(static c => c > ' ');
}
