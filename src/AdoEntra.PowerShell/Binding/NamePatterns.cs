using System.Management.Automation;

namespace AdoEntra.Binding;

/// <summary>Names as users give them: exact ones (a name or an id), and wildcards.</summary>
internal sealed class NamePatterns
{
    private readonly WildcardPattern[] _patterns;

    /// <param name="names">What was given; null or empty means everything.</param>
    public NamePatterns(string[]? names)
    {
        string[] given = names ?? [];
        Exact = [.. given.Where(static name => !WildcardPattern.ContainsWildcardCharacters(name)).Select(WildcardPattern.Unescape)];
        _patterns = [.. given.Where(WildcardPattern.ContainsWildcardCharacters).Select(static name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase))];
        IsEverything = given.Length == 0;
    }

    /// <summary>The names and ids without wildcards.</summary>
    public IReadOnlyList<string> Exact { get; }

    /// <summary>True where no name was given.</summary>
    public bool IsEverything { get; }

    /// <summary>True where every name was given exactly, so each can be asked for by itself.</summary>
    public bool IsExact => !IsEverything && _patterns.Length == 0;

    /// <summary>Whether something of that name and id is wanted.</summary>
    public bool Matches(string? name, string? id) =>
        IsEverything || Exact.Any(exact => Same(exact, name) || Same(exact, id)) || _patterns.Any(pattern => pattern.IsMatch(name ?? string.Empty));

    /// <summary>Whether two names mean the same to the service, which ignores case.</summary>
    public static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
