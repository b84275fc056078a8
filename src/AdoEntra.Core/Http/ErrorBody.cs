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

    /// <summary>Reads at most 64 KB of a refusal's body; one that cannot be read gives no message, never an error.</summary>
    /// <param name="response">The refusal.</param>
    /// <param name="secrets">What must not stand in any of its words, whatever its form.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<ErrorBody> ReadAsync(HttpResponseMessage response, string?[] secrets, CancellationToken cancellationToken)
    {
        byte[] bytes = await ReadBytesAsync(response, cancellationToken).ConfigureAwait(false);
        bool html = response.Content.Headers.ContentType?.MediaType is "text/html" || FirstVisible(bytes) == (byte)'<';
        string? typeKey = null;
        string? message = html || bytes.Length == 0 ? null : FromJson(bytes, out typeKey) ?? PlainText(response, bytes);
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
        try
        {
#if NETFRAMEWORK
            using Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#else
            using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#endif
            byte[] buffer = new byte[LongestBody];
            int filled = 0;
            int read;
            while (filled < buffer.Length && (read = await body.ReadAsync(buffer, filled, buffer.Length - filled, cancellationToken).ConfigureAwait(false)) > 0) filled += read;
            int start = filled >= 3 && buffer[0] == 0xEF && buffer[1] == 0xBB && buffer[2] == 0xBF ? 3 : 0;
            return buffer.AsSpan(start, filled - start).ToArray();
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or InvalidDataException)
        {
            return [];
        }
    }

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

    private static string? FromJson(byte[] bytes, out string? typeKey)
    {
        typeKey = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
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

    private static string? PlainText(HttpResponseMessage response, byte[] bytes) =>
        response.Content.Headers.ContentType?.MediaType is "text/plain" ? Encoding.UTF8.GetString(bytes) : null;

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

    private static byte FirstVisible(byte[] bytes) => bytes.FirstOrDefault(static b => b > (byte)' ');
}
