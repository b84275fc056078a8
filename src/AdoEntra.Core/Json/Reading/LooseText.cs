using System.Globalization;
using System.Text;

namespace AdoEntra.Json.Reading;

/// <summary>
/// A JSON text that the framework's reader refuses, as ConvertFrom-Json of PowerShell 7 reads it: an escape of half a surrogate pair is
/// that half, which is written as the same escape again; bytes that are not UTF-8 are U+FFFD.
/// </summary>
internal static class LooseText
{
    private const int CodeLength = 4;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text.</summary>
    /// <param name="utf8">What stands between the quotes. The reader has passed over it, so each of its escapes is whole.</param>
    /// <param name="isDamaged">Whether it has bytes that are not UTF-8.</param>
    public static string Of(byte[] utf8, out bool isDamaged)
    {
        isDamaged = !IsUtf8(utf8);
        string written = Encoding.UTF8.GetString(utf8);
        var text = new StringBuilder(written.Length);
        for (int i = 0; i < written.Length; i++)
        {
            if (written[i] != '\\')
            {
                text.Append(written[i]);
                continue;
            }

            text.Append(Unescape(written, ref i));
        }

        return text.ToString();
    }

    private static bool IsUtf8(byte[] utf8)
    {
        try
        {
            _ = s_strict.GetCharCount(utf8);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // Leaves the index on the last character of the escape.
    private static char Unescape(string written, ref int index)
    {
        char kind = written[++index];
        if (kind != 'u')
        {
            return kind switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                _ => kind,
            };
        }

        string code = written.Substring(index + 1, CodeLength);
        index += CodeLength;
        return (char)int.Parse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }
}
