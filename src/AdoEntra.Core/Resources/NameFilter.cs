namespace AdoEntra.Resources;

/// <summary>Names as users give them: exact ones (a name or an id), and wildcards.</summary>
internal sealed class NameFilter
{
    private readonly Func<string, bool>[] _wildcards;

    /// <param name="names">What was given; null or empty means everything.</param>
    /// <param name="syntax">The wildcards of the shell that it was given in.</param>
    public NameFilter(IReadOnlyList<string>? names, IWildcardSyntax syntax)
    {
        IReadOnlyList<string> given = names ?? [];
        Exact = [.. given.Where(name => !syntax.HasWildcards(name)).Select(syntax.Unescape)];
        _wildcards = [.. given.Where(syntax.HasWildcards).Select(syntax.Compile)];
        IsEverything = given.Count == 0;
    }

    private NameFilter(string exact)
    {
        Exact = [exact];
        _wildcards = [];
    }

    /// <summary>The names and ids without wildcards.</summary>
    public IReadOnlyList<string> Exact { get; }

    /// <summary>True where no name was given.</summary>
    public bool IsEverything { get; }

    /// <summary>True where every name was given exactly, so each can be asked for by itself.</summary>
    public bool IsExact => !IsEverything && _wildcards.Length == 0;

    /// <summary>A filter for one name, taken as it is.</summary>
    public static NameFilter Of(string name) => new(name);

    /// <summary>Whether two names mean the same to the service, which ignores case.</summary>
    public static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether something of that name and id is wanted.</summary>
    public bool Matches(string? name, string? id) =>
        IsEverything
        || Exact.Any(exact => Same(exact, name) || Same(exact, id))
        || _wildcards.Any(matches => matches(name ?? string.Empty));
}

/// <summary>How a shell writes wildcards.</summary>
internal interface IWildcardSyntax
{
    bool HasWildcards(string name);

    /// <summary>A name without wildcards as it is meant: escapes taken away.</summary>
    string Unescape(string name);

    /// <summary>What a name with wildcards matches, without regard to case.</summary>
    Func<string, bool> Compile(string name);
}
