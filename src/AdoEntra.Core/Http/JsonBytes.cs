using System.Text;

namespace AdoEntra.Http;

/// <summary>JSON as bytes that come from elsewhere: from a file, from another program.</summary>
internal static class JsonBytes
{
    /// <summary>How many of the first bytes tell the encoding.</summary>
    public const int Look = 4;

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

    /// <summary>The same as UTF-8 without a mark: JSON is exchanged as that (RFC 8259, 8.1).</summary>
    public static byte[] ToUtf8(byte[] bytes)
    {
        if (EncodingOf(bytes.AsSpan(0, Math.Min(Look, bytes.Length)), out int mark) is not { } encoding) return bytes;
        return encoding is UTF8Encoding ? bytes.AsSpan(mark).ToArray() : Encoding.UTF8.GetBytes(encoding.GetString(bytes, mark, bytes.Length - mark));
    }
}
