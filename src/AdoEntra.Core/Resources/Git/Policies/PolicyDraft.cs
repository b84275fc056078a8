namespace AdoEntra.Resources.Git.Policies;

/// <summary>A policy that is to be created, as it is given.</summary>
internal sealed record PolicyDraft
{
    /// <summary>Its type, by id or by the name that the service shows.</summary>
    public required string Type { get; init; }

    /// <summary>Its project by name or id; null for the repository's, or the connection's.</summary>
    public string? Project { get; init; }

    /// <summary>The repository by name or id; null for all of the project.</summary>
    public string? Repository { get; init; }

    /// <summary>Its branches; see <see cref="PolicyMatch.ScopesOf"/>.</summary>
    public IReadOnlyList<string> Branches { get; init; } = [];

    /// <summary>How the branches are meant; see <see cref="PolicyMatch.ScopesOf"/>.</summary>
    public string? MatchKind { get; init; }

    /// <summary>Whether it has to be met.</summary>
    public bool IsBlocking { get; init; } = true;

    /// <summary>Whether it applies at once.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>What it requires.</summary>
    public required PolicySettings Settings { get; init; }

    /// <summary>Where it is to apply, in words: <c>branch 'main' in repository 'api' of project 'Alpha'</c>.</summary>
    public string Place
    {
        get
        {
            string where = Repository is not null ? new RepositoryPlace(Project, Repository).ToString()
                : Project is not null ? $"all repositories of project '{Project}'"
                : "all repositories of the connection's project";
            return PolicyMatch.IsDefaultBranch(MatchKind) ? $"the default branch of {where}"
                : Branches.Count == 0 ? where
                : $"{(Branches.Count == 1 ? "branch" : "branches")} '{string.Join("', '", Branches)}' in {where}";
        }
    }
}
