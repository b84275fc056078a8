using System.Net.Http.Headers;
using System.Text;
using AdoEntra.Errors;

namespace AdoEntra.Json.Writing;

/// <summary>The media type of a body: whether it is JSON, and how its text is encoded.</summary>
internal sealed class BodyMedia
{
    public const string Json = "application/json";
    public const string JsonPatch = "application/json-patch+json";

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string? _charset;

    /// <param name="type">The media type with its parameters, as a user gave it.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is none, or names an encoding that is not known here.</exception>
    public BodyMedia(string type)
    {
        Type = type;
        if (type.Any(static c => c is < ' ' or >= '\u007f') || !MediaTypeHeaderValue.TryParse(type, out MediaTypeHeaderValue? parsed))
        {
            throw Refused(type, "is not a valid media type", "Pass one such as application/json.");
        }

        string name = parsed.MediaType ?? string.Empty;
        IsJson = name.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || name.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
        IsJsonPatch = name.Equals(JsonPatch, StringComparison.OrdinalIgnoreCase);
        _charset = parsed.CharSet?.Trim('"') is { Length: > 0 } charset ? charset : null;
        Encoding = _charset is null || _charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? s_utf8 : Named(type, _charset);
    }

    /// <summary>The media type with its parameters.</summary>
    public string Type { get; }

    public bool IsJson { get; }

    /// <summary>Whether it is a JSON Patch (RFC 6902).</summary>
    public bool IsJsonPatch { get; }

    /// <summary>
    /// How a text is sent: as the media type says, else as UTF-8. Fails at what it has no letter for; puts no mark before the text.
    /// </summary>
    public Encoding Encoding { get; }

    /// <summary>Whether the user has named the encoding.</summary>
    public bool NamesEncoding => _charset is not null;

    /// <summary>A text as it is sent. A byte order mark is no part of JSON (RFC 8259, 8.1).</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is no text, or has a letter that the encoding has
    /// not.</exception>
    public byte[] Encode(string text)
    {
        if (IsJson) text = text.TrimStart('\uFEFF');
        try
        {
            return Encoding.GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            bool isHalf = char.IsSurrogate(text, exception.Index) && exception.CharUnknownHigh == '\0';
            throw isHalf
                ? new JsonBodyPath().Refuse(
                    $"has half of a surrogate pair at position {exception.Index}, which is not valid text",
                    "Correct the text; in JSON it may be written as an escape."
                )
                : new JsonBodyPath().Refuse(
                    $"has a character at position {exception.Index} that {_charset ?? "utf-8"} cannot represent",
                    "Pass another encoding in -ContentType, or remove it."
                );
        }
    }

    private static Encoding Named(string type, string charset)
    {
        try
        {
            // Without a mark: what a media type names needs none.
            return charset.ToUpperInvariant() switch
            {
                "UTF-16" or "UTF-16LE" => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
                "UTF-16BE" => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
                _ => Encoding.GetEncoding(charset, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
            };
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw Refused(type, "names an encoding that this machine does not know", "Use utf-8, or send the bytes with -InFile.");
        }
    }

    private static AdoConnectionException Refused(string type, string what, string advice)
    {
        string shown = type.Length <= 100 ? type : type.Substring(0, 100) + "…";
        return new(ErrorIds.InvalidRequest, $"'{shown}' {what}.", advice) { Target = shown };
    }
}
