namespace AdoEntra.Resources.Identities.Entitlements;

/// <summary>What a service principal is given.</summary>
internal sealed record ServicePrincipalGrant
{
    /// <summary>Its object id in Entra, as it was given.</summary>
    public required string ObjectId { get; init; }

    /// <summary>The access level; null for what it has, or Basic where it has none.</summary>
    public AccessLevel? Level { get; init; }

    /// <summary>Projects by names or ids.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>Its role in each of them, by the contract's name; null for the one that it has, or Reader where it has none.</summary>
    public string? Role { get; init; }

    /// <summary>The role in a project that it is not in yet.</summary>
    public string NewRole => Role ?? ProjectRole.Parse(ProjectRole.Usual);

    /// <summary>Groups by names or descriptors.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>What it is given, in words that fit into a sentence; empty where that is nothing.</summary>
    public string Words
    {
        get
        {
            List<string> parts = [];
            if (Level is not null) parts.Add($"with access level '{Level.Name}'");
            if (Projects.Count > 0) parts.Add($"as {ProjectRole.NameOf(NewRole)} of {Quoted(Projects)}");
            if (Groups.Count > 0) parts.Add($"in {Quoted(Groups)}");
            return string.Join(", ", parts);
        }
    }

    private static string Quoted(IReadOnlyList<string> names) => string.Join(", ", names.Select(static name => $"'{name}'"));
}
