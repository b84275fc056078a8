using System.Text.RegularExpressions;

namespace AdoEntra.Requests.Paging;

/// <summary>Finds the next page in the header <c>Link</c> (RFC 8288): <c>&lt;https://...&gt;; rel="next"</c>.</summary>
internal static class NextPageLink
{
    // A quoted value may have a comma in it, and some servers quote with apostrophes.
    private const string Value = @"(?:""(?<value>(?:[^""\\]|\\.)*)""|'(?<value>[^']*)'|(?<value>[^\s;,""']*))";

    private static readonly Regex s_link = new(
        $@"<(?<address>[^>]*)>(?<parameters>(?:\s*;\s*[^\s=;,]+\s*(?:=\s*{Value})?)*)",
        RegexOptions.CultureInvariant
    );

    private static readonly Regex s_relation = new($@";\s*rel\s*=\s*{Value}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The address; null where none of the links is that of the next page.</summary>
    public static string? Find(IEnumerable<string> values)
    {
        foreach (string value in values)
        {
            foreach (Match link in s_link.Matches(value))
            {
                if (IsNext(link.Groups["parameters"].Value) && link.Groups["address"].Value.Trim() is { Length: > 0 } address)
                {
                    return address;
                }
            }
        }

        return null;
    }

    // Relations are words with blanks between; the first rel counts (RFC 8288, 3.3).
    private static bool IsNext(string parameters) => s_relation.Match(parameters) is { Success: true } relation
        && relation.Groups["value"].Value.Split([' ', '\t'])
            .Contains("next", StringComparer.OrdinalIgnoreCase);
}
