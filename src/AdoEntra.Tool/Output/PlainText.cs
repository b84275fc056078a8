using System.Globalization;
using System.Text;

namespace AdoEntra.Tool.Output;

/// <summary>Foreign text made fit for a line: names and messages may hold line breaks, tabs, and sequences that steer a terminal.</summary>
internal static class PlainText
{
    /// <summary>The text with each run of control characters and line separators as one space.</summary>
    public static string OneLine(string text)
    {
        if (!text.Any(IsControl)) return text;
        var line = new StringBuilder(text.Length);
        bool gap = false;
        foreach (char c in text)
        {
            if (!IsControl(c)) line.Append(c);
            else if (!gap) line.Append(' ');
            gap = IsControl(c);
        }

        return line.ToString().Trim();
    }

    private static bool IsControl(char c) =>
        char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
