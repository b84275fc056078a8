using System.Text.RegularExpressions;

namespace AdoEntra.Errors.KnownCauses;

/// <summary>Looks for patterns in texts of any content: one that takes too long counts as not found.</summary>
internal static class PatternSearch
{
    /// <summary>The first place; null where there is none.</summary>
    public static Match? Find(Regex pattern, string text)
    {
        try
        {
            return pattern.Match(text) is { Success: true } match ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>All places, up to where it takes too long.</summary>
    public static IReadOnlyList<Match> FindAll(Regex pattern, string text)
    {
        List<Match> found = [];
        try
        {
            for (Match match = pattern.Match(text); match.Success; match = match.NextMatch()) found.Add(match);
        }
        catch (RegexMatchTimeoutException)
        {
            // What was found counts.
        }

        return found;
    }
}
