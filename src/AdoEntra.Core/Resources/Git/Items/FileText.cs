using System.Text;
using AdoEntra.Errors;

namespace AdoEntra.Resources.Git.Items;

/// <summary>Reads the bytes of a file as text, and refuses what would be damaged.</summary>
internal static class FileText
{
    // Where a file is binary, one of its first bytes is zero: what git looks at, too.
    private const int Looked = 8000;

    private static readonly Encoding[] s_withMark =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    /// <summary>The text: of a file with a byte order mark as that says, else as UTF-8.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="path">Its path, for errors.</param>
    /// <param name="encoding">The encoding of a file without a mark; null for UTF-8.</param>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: it is no text in that encoding.</exception>
    public static string Of(byte[] bytes, string path, Encoding? encoding)
    {
        foreach (Encoding marked in s_withMark)
        {
            byte[] mark = marked.GetPreamble();
            if (bytes.AsSpan().StartsWith(mark)) return Decoded(bytes, mark.Length, marked, path);
        }

        Encoding used = encoding is null
            ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
            : Encoding.GetEncoding(encoding.WebName, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        if (used.GetByteCount("a") == 1 && Array.IndexOf(bytes, (byte)0, 0, Math.Min(bytes.Length, Looked)) >= 0)
        {
            throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                $"The file '{path}' is binary: it has no text.",
                "Pass -AsByteStream for its bytes, or -OutFile to save it.")
            {
                Target = path,
            };
        }

        return Decoded(bytes, 0, used, path);
    }

    private static string Decoded(byte[] bytes, int start, Encoding encoding, string path)
    {
        try
        {
            return encoding.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                $"The file '{path}' cannot be read as {encoding.WebName}: some of its bytes mean nothing in it.",
                "Pass its encoding with -Encoding, for example windows-1252, or -AsByteStream for its bytes.")
            {
                Target = path,
            };
        }
    }
}
