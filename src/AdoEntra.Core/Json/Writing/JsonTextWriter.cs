using System.Globalization;

namespace AdoEntra.Json.Writing;

/// <summary>Writes the parts of a JSON text.</summary>
internal sealed class JsonTextWriter(TextWriter writer)
{
    public void Raw(string text) => writer.Write(text);

    /// <summary>A text in quotes. Half of a surrogate pair, which UTF-8 cannot carry, is written as an escape.</summary>
    public void Quoted(string text)
    {
        writer.Write('"');
        int written = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            if (Escape(text[i]) is not { } escape) continue;
            if (i > written) writer.Write(text.Substring(written, i - written));
            writer.Write(escape);
            written = i + 1;
        }

        writer.Write(written == 0 ? text : text.Substring(written));
        writer.Write('"');
    }

    private static string? Escape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' => Code(character),
        _ => char.IsSurrogate(character) ? Code(character) : null,
    };

    private static string Code(char character) => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture);
}
