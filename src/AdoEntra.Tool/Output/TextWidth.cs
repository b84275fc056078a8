using System.Globalization;
using System.Text;

namespace AdoEntra.Tool.Output;

/// <summary>How many columns of a terminal a text takes: an umlaut takes one however it is composed, an ideograph takes two.</summary>
internal static class TextWidth
{
    // East Asian Width W and F (Unicode 16), and the emoji that terminals show two columns wide; neighbours drawn together.
    private static readonly (int First, int Last)[] s_wide =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0xA4CF),
        (0xA960, 0xA97C), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6F), (0xFF01, 0xFF60),
        (0xFFE0, 0xFFE6), (0x16FE0, 0x18DFF), (0x1AFF0, 0x1B2FF), (0x1F1E6, 0x1F1FF), (0x1F200, 0x1F265), (0x1F300, 0x1F64F),
        (0x1F680, 0x1F6FF), (0x1F7E0, 0x1F7EB), (0x1F900, 0x1F9FF), (0x1FA70, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    /// <summary>The columns that a text takes.</summary>
    public static int Of(string text)
    {
        int width = 0;
        for (int start = 0; start < text.Length;)
        {
            int length = StringInfo.GetNextTextElementLength(text, start);
            width += OfElement(text.AsSpan(start, length));
            start += length;
        }

        return width;
    }

    /// <summary>The text, cut so that it takes no more columns than that; where something was cut off, it ends in an ellipsis.</summary>
    public static string Cut(string text, int columns)
    {
        if (Of(text) <= columns) return text;
        int width = 0;
        int end = 0;
        while (end < text.Length)
        {
            int length = StringInfo.GetNextTextElementLength(text, end);
            int next = OfElement(text.AsSpan(end, length));
            if (width + next > columns - 1) break;
            width += next;
            end += length;
        }

        return text[..end] + "…";
    }

    // What is drawn as one character is as wide as its widest part.
    private static int OfElement(ReadOnlySpan<char> element)
    {
        if (element.Length == 1 && element[0] is >= ' ' and <= '~') return 1;
        int width = 0;
        foreach (Rune rune in element.EnumerateRunes()) width = Math.Max(width, OfRune(rune));
        return width;
    }

    private static int OfRune(Rune rune)
    {
        UnicodeCategory category = Rune.GetUnicodeCategory(rune);
        if (
            category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control
        )
            return 0;
        foreach ((int first, int last) in s_wide)
        {
            if (rune.Value < first) return 1;
            if (rune.Value <= last) return 2;
        }

        return 1;
    }
}
