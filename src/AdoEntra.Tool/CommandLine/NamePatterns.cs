using System.CommandLine.Parsing;
using System.IO.Enumeration;

namespace AdoEntra.Tool.CommandLine;

/// <summary>Names as users give them: exact ones (a name or an id), and wildcards with <c>*</c> and <c>?</c>.</summary>
internal sealed class NamePatterns
{
    private readonly string[] _patterns;

    /// <param name="names">What was given; none means everything.</param>
    public NamePatterns(IReadOnlyList<string> names)
    {
        Exact = [.. names.Where(static name => !IsPattern(name))];
        _patterns = [.. names.Where(IsPattern)];
        IsEverything = names.Count == 0;
    }

    /// <summary>The names and ids without wildcards.</summary>
    public IReadOnlyList<string> Exact { get; }

    /// <summary>True where no name was given.</summary>
    public bool IsEverything { get; }

    /// <summary>True where every name was given exactly, so each can be asked for by itself.</summary>
    public bool IsExact => !IsEverything && _patterns.Length == 0;

    /// <summary>Whether something of that name and id is wanted.</summary>
    public bool Matches(string? name, string? id) =>
        IsEverything || Exact.Any(exact => Same(exact, name) || Same(exact, id))
        || _patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name ?? string.Empty, ignoreCase: true));

    /// <summary>Whether two names mean the same to the service, which ignores case.</summary>
    public static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Refuses what no project or repository can be called. An empty one is mostly a variable of the script that was never set, one that
    /// begins with a hyphen a mistyped option (a name that really does can be given with <c>?</c> in its place).
    /// </summary>
    public static void Validate(SymbolResult result)
    {
        foreach (Token token in result.Tokens)
        {
            if (token.Value.StartsWith('-')) result.AddError(UsageErrors.NoOption(token.Value));
            else if (string.IsNullOrWhiteSpace(token.Value) || token.Value is "." or "..") result.AddError($"'{token.Value}' is no name.");
        }
    }

    private static bool IsPattern(string name) => name.AsSpan().ContainsAny('*', '?');
}
