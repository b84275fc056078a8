using System.Text;

namespace AdoEntra.Resources.Git.Pushes;

/// <summary>How the text of a file is written: its encoding, its mark, and what ends its lines.</summary>
/// <param name="Encoding">Fails at what it has no letter for; puts no mark before the text. Null where it is not known.</param>
/// <param name="Mark">The byte order mark; empty for none.</param>
/// <param name="LineEnd">What ends the lines; null to leave them as they are given.</param>
internal sealed record TextForm(Encoding? Encoding, byte[] Mark, string? LineEnd)
{
    /// <summary>How many bytes are looked at to tell text from what is none: what git looks at, too.</summary>
    public const int LookedAt = 8000;

    private static readonly (byte[] Mark, Encoding Encoding)[] s_marked =
    [
        ([0xFF, 0xFE, 0, 0], new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true)),
        ([0, 0, 0xFE, 0xFF], new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true)),
        ([0xEF, 0xBB, 0xBF], Utf8),
        ([0xFF, 0xFE], new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true)),
        ([0xFE, 0xFF], new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true)),
    ];

    /// <summary>UTF-8 without a mark.</summary>
    public static Encoding Utf8 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The form of an encoding.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="hasMark">Whether a mark stands before the text.</param>
    public static TextForm Of(Encoding encoding, bool hasMark)
    {
        byte[] mark = hasMark ? encoding.GetPreamble() : [];
        (byte[] Mark, Encoding Encoding) marked = Array.Find(s_marked, one => one.Mark.SequenceEqual(encoding.GetPreamble()));
        Encoding strict = marked.Encoding
            ?? Encoding.GetEncoding(encoding.WebName, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        return new(strict, mark, null);
    }

    /// <summary>The form of a file that is there; null where it is no text.</summary>
    /// <param name="bytes">The file, or its beginning.</param>
    /// <param name="isWhole">Whether that is the whole file.</param>
    public static TextForm? Of(byte[] bytes, bool isWhole)
    {
        (byte[]? mark, Encoding encoding) = Array.Find(s_marked, one => bytes.AsSpan().StartsWith(one.Mark));
        if (mark is null && Array.IndexOf(bytes, (byte)0, 0, Math.Min(bytes.Length, LookedAt)) >= 0) return null;
        mark ??= [];
        encoding ??= Utf8;
        char[] text = new char[encoding.GetMaxCharCount(bytes.Length)];
        try
        {
            int length = encoding.GetDecoder().GetChars(bytes, mark.Length, bytes.Length - mark.Length, text, 0, flush: isWhole);
            return new(encoding, mark, LineEndOf(text.AsSpan(0, length)));
        }
        catch (DecoderFallbackException)
        {
            return new(null, mark, LineEndOf(Encoding.ASCII.GetChars(bytes)));
        }
    }

    // Null where there are both, or none: which of them a new line has is not known then.
    private static string? LineEndOf(ReadOnlySpan<char> text)
    {
        (bool hasShort, bool hasLong) = (false, false);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\n') continue;
            if (i > 0 && text[i - 1] == '\r') hasLong = true;
            else hasShort = true;
        }

        return hasShort == hasLong ? null : hasLong ? "\r\n" : "\n";
    }
}
