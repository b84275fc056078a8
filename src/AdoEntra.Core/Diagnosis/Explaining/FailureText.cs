using System.Text.RegularExpressions;
using AdoEntra.Errors;

namespace AdoEntra.Diagnosis.Explaining;

/// <summary>The output of a program that failed, without secrets and without what only a terminal needs.</summary>
internal sealed class FailureText
{
    // The cause stands at the beginning or at the end; what is between is a log.
    private const int LongestPart = 30_000;

    private static readonly Regex s_decoration = new(
        @"\x1B\[[0-9;?]*[ -/]*[@-~]|^[ \t]*[\u2502\u2577\u2575|][ \t]?", RegexOptions.CultureInvariant | RegexOptions.Multiline);

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
        string part = text.Length <= 2 * LongestPart
            ? text
            : text.Substring(0, LongestPart) + "\n" + text.Substring(text.Length - LongestPart);
        return new(Redaction.Redact(s_decoration.Replace(part, string.Empty), 2 * LongestPart + 1, []));
    }
}
