using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AdoEntra.Requests.Failures;

/// <summary>The words of an error in JSON that is cut off, or that was written without the necessary escapes.</summary>
internal static class CutJson
{
    private const int MostWords = 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);
    private static readonly Regex s_words = new(
        @"""(?<name>message|errorMessage|error_description|customMessage|detail|title|typeKey)""\s*:\s*"
            + @"""(?<text>(?:[^""\\]|\\.)*)(?<end>"")?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, s_patience);

    private static readonly Regex s_escape = new(
        @"\\(?:u(?<code>[0-9a-fA-F]{4})|(?<letter>.))",
        RegexOptions.CultureInvariant | RegexOptions.Singleline,
        s_patience
    );

    /// <summary>The words; null where there are none, or the body is no object or list at all.</summary>
    /// <param name="text">A body that no JSON reader reads.</param>
    /// <param name="typeKey">The service's short name of its exception, where it is there.</param>
    public static string? WordsOf(string text, out string? typeKey)
    {
        typeKey = null;
        if (text.FirstOrDefault(static c => c is > ' ' and not '\uFEFF') is not ('{' or '[')) return null;
        try
        {
            List<string> words = [];
            foreach (Match match in s_words.Matches(text))
            {
                string value = Plain(match.Groups["text"].Value);
                bool isWhole = match.Groups["end"].Success;
                if (match.Groups["name"].Value.Equals("typeKey", StringComparison.OrdinalIgnoreCase))
                {
                    if (isWhole) typeKey ??= ErrorWords.OneLine(value);
                }
                else if (
                    words.Count < MostWords
                    && ErrorWords.OneLine(isWhole ? value : WithoutLastWord(value)) is { } word
                    && !words.Contains(word)
                )
                {
                    words.Add(isWhole ? word : word + "…");
                }
            }

            return words.Count == 0 ? null : ErrorWords.Sentences(words);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    // A cut-off word says nothing, and a cut-off secret is not recognized as one.
    private static string WithoutLastWord(string text)
    {
        int end = text.LastIndexOf(' ');
        return end < 0 ? string.Empty : text.Substring(0, end);
    }

    // Half of a surrogate pair is no text: UTF-8 has none.
    private static string Plain(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Unescaped(text)));

    private static string Unescaped(string text) => s_escape.Replace(text, static match => match.Groups["code"] is { Success: true } code
        ? ((char)int.Parse(code.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
        : match.Groups["letter"].Value switch
        {
            "n" or "r" or "t" or "b" or "f" => " ",
            var letter => letter,
        });
}
