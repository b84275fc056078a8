using System.Text;
using AdoEntra.Errors;

namespace AdoEntra.Commands;

/// <summary>The encodings of texts by the names that PowerShell and .NET have for them.</summary>
internal static class TextEncodings
{
    /// <summary>An encoding by its name: <c>utf-8</c>, <c>utf8BOM</c>, <c>unicode</c>, <c>windows-1252</c>.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>The encoding, and whether a byte order mark stands before a text that is written in it.</returns>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is not known here.</exception>
    public static (Encoding Encoding, bool HasMark) Find(string name)
    {
        switch (name.ToUpperInvariant())
        {
            case "UTF8" or "UTF-8" or "UTF8NOBOM":
                return (new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), false);
            case "UTF8BOM":
                return (new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), true);
            case "UNICODE" or "UTF-16" or "UTF-16LE":
                return (Encoding.Unicode, true);
            case "BIGENDIANUNICODE" or "UTF-16BE":
                return (Encoding.BigEndianUnicode, true);
            case "UTF32" or "UTF-32":
                return (Encoding.UTF32, true);
            case "ASCII":
                return (Encoding.ASCII, false);
            default:
                return (Named(name), false);
        }
    }

    private static Encoding Named(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"The encoding '{name}' is not known here.",
                "Pass a name such as utf-8, utf-16, windows-1252 or iso-8859-1.")
            {
                Target = name,
            };
        }
    }
}
