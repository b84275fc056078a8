namespace AdoEntra.Resources;

/// <summary>Names as users give them: exact ones (a name or an id), and wildcards.</summary>
internal sealed class NameFilter
{
    private readonly Wildcard[] _wildcards;

    /// <param name="names">What was given; null or empty means everything.</param>
    /// <param name="syntax">The wildcards of the shell that it was given in.</param>
    public NameFilter(IReadOnlyList<string>? names, IWildcardSyntax syntax)
    {
        IReadOnlyList<string> given = names ?? [];
        Exact = [.. given.Where(name => !syntax.HasWildcards(name)).Select(syntax.Unescape)];
        _wildcards =
        [
            .. given.Where(syntax.HasWildcards).Select(name => new Wildcard(name, syntax.IsLikeName(name), syntax.Compile(name))),
        ];
        IsEverything = given.Count == 0;
    }

    private NameFilter(IReadOnlyList<string> exact, Wildcard[] wildcards)
    {
        Exact = exact;
        _wildcards = wildcards;
    }

    /// <summary>The names and ids without wildcards.</summary>
    public IReadOnlyList<string> Exact { get; }

    /// <summary>True where no name was given.</summary>
    public bool IsEverything { get; private init; }

    /// <summary>True where every name was given exactly, so each can be asked for by itself.</summary>
    public bool IsExact => !IsEverything && _wildcards.Length == 0;

    /// <summary>True where a wildcard may be the name of something that is really called so, as <c>star[a]</c>.</summary>
    public bool MayBeNames => Array.Exists(_wildcards, static wildcard => wildcard.IsLikeName);

    /// <summary>A filter of everything.</summary>
    public static NameFilter Everything { get; } = new([], []) { IsEverything = true };

    /// <summary>A filter for one name, taken as it is.</summary>
    public static NameFilter Of(string name) => new([name], []);

    /// <summary>The same, with the wildcards that are the name of one of these taken as that name: an exact name goes first.</summary>
    /// <param name="names">The names that there are.</param>
    public NameFilter WithNames(IEnumerable<string?> names)
    {
        HashSet<string?> known = new(names, StringComparer.OrdinalIgnoreCase);
        ILookup<bool, Wildcard> wildcards = _wildcards.ToLookup(wildcard => wildcard.IsLikeName && known.Contains(wildcard.Text));
        return new([.. Exact, .. wildcards[true].Select(static wildcard => wildcard.Text)], [.. wildcards[false]])
        {
            IsEverything = IsEverything,
        };
    }

    /// <summary>Whether two names mean the same to the service, which ignores case.</summary>
    public static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether something of that name and id is wanted.</summary>
    public bool Matches(string? name, string? id) =>
        IsEverything
        || Exact.Any(exact => Same(exact, name) || Same(exact, id))
        || Array.Exists(_wildcards, wildcard => wildcard.Matches(name ?? string.Empty));

    private sealed record Wildcard(string Text, bool IsLikeName, Func<string, bool> Matches);
}

/// <summary>How a shell writes wildcards.</summary>
internal interface IWildcardSyntax
{
    bool HasWildcards(string name);

    /// <summary>Whether a name with wildcards may also be meant as it is: it has brackets, which names may have.</summary>
    bool IsLikeName(string name);

    /// <summary>A name without wildcards as it is meant: escapes taken away.</summary>
    string Unescape(string name);

    /// <summary>What a name with wildcards matches, without regard to case.</summary>
    Func<string, bool> Compile(string name);
}
