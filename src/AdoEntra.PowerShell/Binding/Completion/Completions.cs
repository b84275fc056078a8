using System.Collections;
using System.Management.Automation;

namespace AdoEntra.Binding.Completion;

/// <summary>What completers share: quoting, the time limit, and silence. Nothing is printed into a line that is being typed.</summary>
internal static class Completions
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    /// <summary>The names that begin with what was typed, quoted where they need it.</summary>
    public static IEnumerable<CompletionResult> Matching(this IEnumerable<(string Name, string Tip)> names, string word)
    {
        string typed = word.Trim('\'', '"');
        return names.Where(entry => entry.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(static entry => entry.Name, StringComparer.OrdinalIgnoreCase)
            .Select(static entry => new CompletionResult(Quote(entry.Name), entry.Name, CompletionResultType.ParameterValue, entry.Tip));
    }

    /// <summary>
    /// Asks the service for names, within 2 s, with the connection that the line being typed names. Nothing where that fails.
    /// </summary>
    public static IReadOnlyList<(string Name, string Tip)> Ask(
        IDictionary bound,
        Func<AdoConnection, CancellationToken, Task<IReadOnlyList<(string Name, string Tip)>>> ask
    )
    {
        try
        {
            AdoConnection connection = ConnectionReference.Resolve(
                Bound(bound, "Connection") is { } given ? LanguagePrimitives.ConvertTo<ConnectionReference>(given) : null
            );
            using var limit = new CancellationTokenSource(s_limit);
            CancellationToken token = limit.Token;
            return Task.Run(() => ask(connection, token), token).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is AdoEntraException or OperationCanceledException or PSInvalidCastException)
        {
            return [];
        }
    }

    /// <summary>What the line being typed gives to a parameter so far; null where it gives nothing.</summary>
    public static object? Bound(IDictionary bound, string parameter) => bound.Contains(parameter) ? bound[parameter] : null;

    private static string Quote(string name)
    {
        bool bare = name.All(static c => char.IsLetterOrDigit(c) || c is '_' or '.' or '/' or '-') && name[0] is not '-';
        // A wildcard character in a real name has to be escaped to mean itself.
        string literal = WildcardPattern.ContainsWildcardCharacters(name) ? WildcardPattern.Escape(name) : name;
        return bare ? name : "'" + literal.Replace("'", "''") + "'";
    }
}
