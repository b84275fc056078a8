using System.Net;
using System.Text.RegularExpressions;

namespace AdoEntra.Requests.Failures;

/// <summary>An HTML page that came in place of data: of the web server in front of the service, of a proxy, of a portal.</summary>
internal static class HtmlPage
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);
    private static readonly Regex s_title = new(
        @"<title[^>]*>(?<title>[^<]{1,500})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        s_patience
    );

    private static readonly Regex s_heading = new(
        @"<(?<tag>h[1-6]|p)\b[^>]*>(?<text>.{1,2000}?)</\k<tag>\s*>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, s_patience);

    private static readonly Regex s_head = new(
        @"<head\b.*?</head\s*>|<!--.*?(?:-->|\z)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, s_patience);

    private static readonly Regex s_tag = new(@"<[^>]*(?:>|\z)", RegexOptions.CultureInvariant, s_patience);

    private static readonly Regex s_inline = new(
        @"</?(?:a|b|code|em|font|i|span|strong|u)\b[^>]*>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, s_patience);


    // Scripts and hidden fields hold what a browser sends back: states, tokens.
    private static readonly Regex s_script = new(
        @"<(?<tag>script|style)\b.*?(?:</\k<tag>\s*>|\z)|<input\b[^>]*>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        s_patience
    );

    /// <summary>What it is called, on one line; empty where it has no title.</summary>
    public static string TitleOf(string page)
    {
        try
        {
            return ErrorWords.OneLine(WebUtility.HtmlDecode(s_title.Match(page).Groups["title"].Value)) ?? string.Empty;
        }
        catch (RegexMatchTimeoutException)
        {
            return string.Empty;
        }
    }

    /// <summary>Its text, on one line: its headings and paragraphs, else all of its text; empty where it has none.</summary>
    public static string WordsOf(string page)
    {
        try
        {
            string body = s_head.Replace(WithoutScripts(page), " ");
            IEnumerable<string?> texts = s_heading.Matches(body).Cast<Match>().Select(static match => Plain(match.Groups["text"].Value));
            string[] told = [.. texts.OfType<string>().Distinct(StringComparer.Ordinal)];
            return told.Length > 0 ? ErrorWords.Sentences(told) : Plain(body) ?? string.Empty;
        }
        catch (RegexMatchTimeoutException)
        {
            return string.Empty;
        }
    }

    /// <summary>What a reader of its source may see.</summary>
    public static string WithoutScripts(string page)
    {
        try
        {
            return s_script.Replace(page, string.Empty);
        }
        catch (RegexMatchTimeoutException)
        {
            return string.Empty;
        }
    }

    private static string? Plain(string html) =>
        ErrorWords.OneLine(WebUtility.HtmlDecode(s_tag.Replace(s_inline.Replace(html, string.Empty), " ")));
}
