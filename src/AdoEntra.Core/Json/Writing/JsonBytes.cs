using System.Text;

namespace AdoEntra.Json.Writing;

/// <summary>JSON as bytes that come from elsewhere: from a file, from another program.</summary>
internal static class JsonBytes
{
    /// <summary>How many of the first bytes tell the encoding.</summary>
    public const int Look = 4;
    /// <summary>What to do with a file that is not the text that it begins as.</summary>
    public const string Advice = "Save it as UTF-8; for content that is not text, pass its media type with -ContentType.";

    /// <summary>
    /// The encoding of a JSON text that is not UTF-8 without a mark, by its first bytes; null for that. JSON begins with ASCII.
    /// </summary>
    /// <param name="first">The first bytes, four where there are as many.</param>
    /// <param name="mark">How many of them are a byte order mark.</param>
    public static Encoding? EncodingOf(ReadOnlySpan<byte> first, out int mark)
    {
        mark = 0;
        switch (first.Length)
        {
            case >= 3 when first[0] == 0xEF && first[1] == 0xBB && first[2] == 0xBF:
                mark = 3;
                return Encoding.UTF8;
            case >= 4 when first[0] == 0xFF && first[1] == 0xFE && first[2] == 0 && first[3] == 0:
                mark = 4;
                return Encoding.UTF32;
            case >= 2 when first[0] == 0xFF && first[1] == 0xFE:
                mark = 2;
                return Encoding.Unicode;
            case >= 2 when first[0] == 0xFE && first[1] == 0xFF:
                mark = 2;
                return Encoding.BigEndianUnicode;
            case >= 2 when IsAscii(first[0]) && first[1] == 0:
                return first.Length >= 4 && first[2] == 0 && first[3] == 0 ? Encoding.UTF32 : Encoding.Unicode;
            case >= 2 when first[0] == 0 && IsAscii(first[1]):
                return Encoding.BigEndianUnicode;
            default:
                return null;
        }
    }

    // Also the line end or the space that some programs put first.
    private static bool IsAscii(byte character) => character is (>= (byte)' ' and < 0x7F) or (byte)'\t' or (byte)'\r' or (byte)'\n';

    /// <summary>Bytes as a body: as they are, or, where they are JSON in another form, as what JSON is exchanged as.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="media">The media type.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: they are not the text that they begin as.</exception>
    public static byte[] Of(byte[] bytes, BodyMedia media) => media.IsJson && !media.NamesEncoding
        ? ToUtf8(bytes, static what => new JsonBodyPath().Refuse(what, Advice))
        : bytes;

    /// <summary>The same as UTF-8 without a mark (RFC 8259, 8.1).</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="createError">Makes the error of bytes that are not the text that they begin as.</param>
    public static byte[] ToUtf8(byte[] bytes, Func<string, AdoConnectionException> createError)
    {
        if (EncodingOf(bytes.AsSpan(0, Math.Min(Look, bytes.Length)), out int mark) is not { } encoding) return bytes;
        if (encoding is UTF8Encoding) return bytes.AsSpan(mark).ToArray();
        try
        {
            var strict = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return Encoding.UTF8.GetBytes(strict.GetString(bytes, mark, bytes.Length - mark));
        }
        catch (DecoderFallbackException)
        {
            throw createError($"begins as {encoding.WebName}, but contains bytes that are not valid in it");
        }
    }
}
