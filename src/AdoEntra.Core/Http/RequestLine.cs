using System.Text.RegularExpressions;

namespace AdoEntra.Http;

/// <summary>A request as it may be shown: method and address, without what opens a door.</summary>
internal static class RequestLine
{
    private const int Longest = 400;

    // The parameters of a signed address (shared access signature), and those that carry a secret by their name. Where a list goes on is none.
    private static readonly Regex s_secret = new(
        @"(?<=[?&](?!continuationToken=)(?:sig|skoid|sktid|code|[^=&]*(?:token|secret|password|signature|apikey|access_key|pat))=)[^&]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A request and what became of it, for verbose output.</summary>
    public static string Answered(HttpMethod method, Uri uri, int status, TimeSpan time) => FormattableString.Invariant($"{Of(method, uri)}: {status} after {time.TotalMilliseconds:0} ms.");

    /// <summary>The request.</summary>
    public static string Of(HttpMethod method, Uri uri)
    {
        string clean = s_secret.Replace(uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped), "[redacted]");
        return $"{method} {(clean.Length <= Longest ? clean : clean.Substring(0, Longest) + "…")}";
    }
}
