using System.Text.RegularExpressions;

namespace AdoEntra.Requests.Model;

/// <summary>A request as it may be shown: method and address, without what opens a door.</summary>
internal static class RequestLine
{
    private const int Longest = 400;

    // A part of every name that the pattern knows: an address without any of them costs no pattern, which every sign-in would pay for.
    private static readonly string[] s_telling =
    [
        "sig",
        "skoid",
        "sktid",
        "code",
        "token",
        "secret",
        "password",
        "apikey",
        "access_key",
        "pat",
    ];

    /// <summary>A request and what became of it, for verbose output.</summary>
    public static string Received(HttpMethod method, Uri uri, int status, TimeSpan time) =>
        FormattableString.Invariant($"{Of(method, uri)}: {status} after {time.TotalMilliseconds:0} ms.");

    /// <summary>The request.</summary>
    public static string Of(HttpMethod method, Uri uri)
    {
        string clean = uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        if (Array.Exists(s_telling, word => uri.Query.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))
            clean = Secret.Pattern.Replace(clean, "[redacted]");
        return $"{method} {(clean.Length <= Longest ? clean : clean.Substring(0, Longest) + "…")}";
    }

    private static class Secret
    {
        // The parameters of a signed address (shared access signature), and those that carry a secret by their name. Where a list goes on
        // is none.
        public static readonly Regex Pattern = new(
            @"(?<=[?&](?!continuationToken=)(?:sig|skoid|sktid|code|"
                + @"[^=&]*(?:token|secret|password|signature|apikey|access_key|pat))=)[^&]*",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }
}
