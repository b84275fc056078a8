using System.Text.RegularExpressions;

namespace AdoEntra.Requests.Paging;

/// <summary>Finds the next page in the header <c>Link</c> (RFC 8288): <c>&lt;https://...&gt;; rel="next"</c>.</summary>
internal static class NextPageLink
{
    private static readonly Regex s_link = new(@"<(?<address>[^>]*)>(?<parameters>[^,<]*)", RegexOptions.CultureInvariant);
    private static readonly Regex s_next = new(
        @";\s*rel\s*=\s*(?:""(?:[^""]*\s)?next(?:\s[^""]*)?""|next\s*(?:;|$))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    /// <summary>The address; null where none of the links is that of the next page.</summary>
    public static string? Find(IEnumerable<string> values)
    {
        foreach (string value in values)
        {
            foreach (Match link in s_link.Matches(value))
            {
                if (s_next.IsMatch(link.Groups["parameters"].Value) && link.Groups["address"].Value.Trim() is { Length: > 0 } address)
                {
                    return address;
                }
            }
        }

        return null;
    }
}
