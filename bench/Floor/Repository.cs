namespace AdoEntra.Floor;

/// <summary>A repository with the twelve properties that AdoEntra.AdoRepository has too.</summary>
internal sealed record Repository(
    string? Id,
    string? Name,
    Project? Project,
    string? DefaultBranch,
    long? Size,
    string? RemoteUrl,
    string? SshUrl,
    string? WebUrl,
    string? Url,
    bool IsDisabled,
    bool IsFork,
    bool IsInMaintenance
);

/// <summary>The project of a repository.</summary>
internal sealed record Project(
    string? Id,
    string? Name,
    string? Description,
    string? State,
    string? Visibility,
    long? Revision,
    DateTimeOffset? LastUpdateTime,
    string? Url
);
