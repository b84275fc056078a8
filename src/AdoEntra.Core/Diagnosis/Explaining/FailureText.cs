using System.Text.RegularExpressions;
using AdoEntra.Errors;

namespace AdoEntra.Diagnosis.Explaining;

/// <summary>The output of a program that failed, without secrets and without what only a terminal needs.</summary>
internal sealed class FailureText
{
    /// <summary>
    /// How many characters of the beginning and of the end are looked at. The cause stands in one of them; what is between is a log.
    /// </summary>
    public const int LongestPart = 30_000;

    private static readonly char[] s_blanks = [' ', '\t', '\r', '\n'];

    // Colors, links, titles, and whatever else steers a terminal; the zeros of UTF-16 that was read as another encoding.
    private static readonly Regex s_control = new(
        @"\x1B\][^\x07\x1B]*(?:\x07|\x1B\\)?|\x1B\[[0-9;?]*[ -/]*[@-~]|[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]", RegexOptions.CultureInvariant);

    // A frame around a message, once its colors are gone.
    private static readonly Regex s_frame = new(
        @"^[ \t]*[\u2502\u2577\u2575|][ \t]?", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    private static readonly Regex s_gap = new(@"\s+", RegexOptions.CultureInvariant);

    private FailureText(string lines)
    {
        Lines = lines;
        Flat = s_gap.Replace(lines, " ").Trim();
    }

    /// <summary>The text line by line.</summary>
    public string Lines { get; }

    /// <summary>The text as one line: programs wrap their messages at the width of a terminal.</summary>
    public string Flat { get; }

    /// <summary>The text, redacted before anything else looks at it.</summary>
    /// <param name="text">What the program wrote.</param>
    public static FailureText Of(string text)
    {
        string part = text.Length <= 2 * LongestPart ? text : Beginning(text) + "\n" + End(text);
        string plain = s_control.Replace(part, string.Empty).Replace("\r\n", "\n").Replace('\r', '\n');
        return new(Redaction.Redact(s_frame.Replace(plain, string.Empty), 2 * LongestPart + 1, []));
    }

    // Cut between lines, or words where a line is longer: half of a token would not be recognized as one.
    private static string Beginning(string text)
    {
        int end = text.LastIndexOf('\n', LongestPart, LongestPart / 2);
        if (end < 0) end = text.LastIndexOfAny(s_blanks, LongestPart);
        return end < 0 ? string.Empty : text.Substring(0, end);
    }

    private static string End(string text)
    {
        int start = text.IndexOf('\n', text.Length - LongestPart, LongestPart / 2);
        if (start < 0) start = text.IndexOfAny(s_blanks, text.Length - LongestPart);
        return start < 0 ? string.Empty : text.Substring(start + 1);
    }
}
