using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace AdoEntra.Binding.Completion;

/// <summary>What completers share: quoting, the time limit, and silence. Nothing is printed into a line that is being typed.</summary>
internal static class Completions
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(1);

    // They go with their connection.
    private static readonly ConditionalWeakTable<AdoConnection, ConcurrentDictionary<object, KnownNames>> s_known = new();

    /// <summary>The names that begin with what was typed, quoted where they need it.</summary>
    public static IEnumerable<CompletionResult> Matching(this IEnumerable<(string Name, string Tip)> names, string word)
    {
        string typed = word.Trim('\'', '"');
        return names.Where(entry => Begins(entry.Name, typed))
            .OrderBy(static entry => entry.Name, StringComparer.OrdinalIgnoreCase)
            .Select(static entry => new CompletionResult(Quote(entry.Name), entry.Name, CompletionResultType.ParameterValue, entry.Tip));
    }

    /// <summary>
    /// Asks the service for names, within a second, with the connection that the line being typed names; names that are less than a minute
    /// old are not asked for again. Nothing where that fails.
    /// </summary>
    /// <param name="bound">What the line being typed gives to parameters.</param>
    /// <param name="key">What tells these names from others of the same connection.</param>
    /// <param name="ask">Asks for them.</param>
    public static IReadOnlyList<(string Name, string Tip)> Ask(
        IDictionary bound,
        object key,
        Func<AdoConnection, CancellationToken, Task<IReadOnlyList<(string Name, string Tip)>>> ask
    )
    {
        try
        {
            AdoConnection connection = ConnectionReference.Resolve(
                Bound(bound, "Connection") is { } given ? LanguagePrimitives.ConvertTo<ConnectionReference>(given) : null
            );
            ConcurrentDictionary<object, KnownNames> known = s_known.GetValue(connection, static _ => new());
            if (known.TryGetValue(key, out KnownNames? recent) && recent.Age.Elapsed < s_lifetime) return recent.Names;
            using var limit = new CancellationTokenSource(s_limit);
            CancellationToken token = limit.Token;
            IReadOnlyList<(string Name, string Tip)> names = Task.Run(() => ask(connection, token), token).GetAwaiter().GetResult();
            known[key] = new KnownNames(names, Stopwatch.StartNew());
            return names;
        }
        catch (Exception exception) when (exception is AdoEntraException or OperationCanceledException or PSInvalidCastException)
        {
            return [];
        }
    }

    /// <summary>What the line being typed gives to a parameter so far; null where it gives nothing.</summary>
    public static object? Bound(IDictionary bound, string parameter) => bound.Contains(parameter) ? bound[parameter] : null;

    /// <summary>The names that the line being typed gives to a parameter so far.</summary>
    public static string[] BoundNames(IDictionary bound, string parameter) =>
        Bound(bound, parameter) is { } given ? LanguagePrimitives.ConvertTo<string[]>(given) : [];

    // A group is also found by its own name, which stands behind what it belongs to: [SecretSauce]\Readers.
    private static bool Begins(string name, string typed) =>
        name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
        || (name.IndexOf('\\') is > 0 and int end && name.Substring(end + 1).StartsWith(typed, StringComparison.OrdinalIgnoreCase));

    private static string Quote(string name)
    {
        bool bare = name.All(static c => char.IsLetterOrDigit(c) || c is '_' or '.' or '/' or '-') && name[0] is not '-';
        // A wildcard character in a real name has to be escaped to mean itself.
        string literal = WildcardPattern.ContainsWildcardCharacters(name) ? WildcardPattern.Escape(name) : name;
        return bare ? name : "'" + literal.Replace("'", "''") + "'";
    }

    private sealed record KnownNames(IReadOnlyList<(string Name, string Tip)> Names, Stopwatch Age);
}
