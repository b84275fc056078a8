using System.Net;
using System.Text.RegularExpressions;

namespace AdoEntra.Http;

/// <summary>A page for people that came in place of data: of the web server in front of the service, of a proxy, of a portal.</summary>
internal static class HtmlPage
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);
    private static readonly Regex s_title = new(@"<title[^>]*>(?<title>[^<]{1,500})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, s_patience);

    // Scripts and hidden fields hold what a browser sends back: states, tokens.
    private static readonly Regex s_script = new(@"<(?<tag>script|style)\b.*?(?:</\k<tag>\s*>|\z)|<input\b[^>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, s_patience);

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
}
