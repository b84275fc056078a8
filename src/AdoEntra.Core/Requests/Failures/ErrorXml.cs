using System.Net;
using System.Text.RegularExpressions;

namespace AdoEntra.Requests.Failures;

/// <summary>
/// The words of an error in XML: of a storage host, of a gateway, of a SOAP service behind it. By their names, whatever the schema.
/// </summary>
internal static class ErrorXml
{
    private const int MostWords = 5;
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);
    private static readonly Regex s_root = new(
        @"^\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?!\?|!|(?:html|head|body|title|h\d|p|div|center)\b)[a-z_][\w:.-]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, s_patience);

    private static readonly Regex s_words = new(
        @"<(?:[\w.-]+:)?(?:message|errormessage|faultstring|reason|text|detail|description)\b[^>/]*>\s*"
            + @"(?:<!\[CDATA\[(?<text>.*?)(?:\]\]>|\z)|(?<text>[^<]+))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, s_patience);

    private static readonly Regex s_code = new(
        @"<(?:[\w.-]+:)?(?:code|faultcode|errorcode)\b[^>/]*>\s*(?<text>[^<]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, s_patience);

    /// <summary>Whether a body that begins with a tag is XML, and not part of an HTML page.</summary>
    /// <param name="mediaType">What the response calls it; null where it does not say.</param>
    /// <param name="text">The body.</param>
    public static bool IsXml(string? mediaType, string text)
    {
        if (mediaType is "text/html" or "application/xhtml+xml") return false;
        try
        {
            return s_root.IsMatch(text)
                && (mediaType?.EndsWith("xml", StringComparison.OrdinalIgnoreCase) == true || WordsOf(text) is not null);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>The words, else the code; null where there is neither.</summary>
    public static string? WordsOf(string text)
    {
        try
        {
            List<string> words = [];
            foreach (Match match in s_words.Matches(text))
            {
                if (words.Count == MostWords)
                    break;
                if (ErrorWords.OneLine(WebUtility.HtmlDecode(match.Groups["text"].Value)) is { } word && !words.Contains(word))
                    words.Add(word);
            }

            return words.Count > 0
                ? ErrorWords.Sentences(words)
                : ErrorWords.OneLine(WebUtility.HtmlDecode(s_code.Match(text).Groups["text"].Value));
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
