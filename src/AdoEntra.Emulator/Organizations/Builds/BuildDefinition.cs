namespace AdoEntra.Emulator.Organizations.Builds;

/// <summary>A pipeline, which the older interface calls a build definition. Its number is the organization's.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name, unique in its folder.</param>
/// <param name="Folder">Its folder, <c>\</c> for the topmost.</param>
/// <param name="Repository">What it builds.</param>
internal sealed record BuildDefinition(int Id, string Name, string Folder, EmulatedRepository Repository)
{
    /// <summary>Which version of it this is; a change that was made from another one is refused.</summary>
    public int Revision { get; init; } = 1;

    /// <summary><c>enabled</c>, <c>paused</c> or <c>disabled</c>.</summary>
    public string QueueStatus { get; init; } = "enabled";

    /// <summary>The file that says what it does; null for a classic one.</summary>
    public string? YamlFilename { get; init; } = "/azure-pipelines.yml";

    /// <summary>The branch that it is run for where none is named; null for the repository's.</summary>
    public string? DefaultBranch { get; init; }

    public IReadOnlyDictionary<string, DefinitionVariable> Variables { get; init; } = new Dictionary<string, DefinitionVariable>();

    public DateTime Created { get; init; } = new(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>The branch that it is run for.</summary>
    public string Branch => DefaultBranch ?? Repository.DefaultBranch ?? "refs/heads/main";
}

/// <summary>A variable of a pipeline; the value of a secret one is never shown again.</summary>
internal sealed record DefinitionVariable(string? Value, bool IsSecret, bool AllowsOverride);
