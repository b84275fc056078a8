namespace AdoEntra.Resources.Git.Pushes;

/// <summary>Where and how files are pushed.</summary>
internal sealed record PushSettings
{
    /// <summary>The reference to the branch.</summary>
    public required string Reference { get; init; }

    /// <summary>The branch, the tag or the id of the commit that the branch is created from; null where it is there.</summary>
    public string? Source { get; init; }

    /// <summary>The message of the commit; null for one that says what was done.</summary>
    public string? Message { get; init; }

    /// <summary>How texts are encoded; null to leave the encoding of the file that is there.</summary>
    public TextForm? Encoding { get; init; }

    /// <summary>What ends the lines; null to leave that of the file that is there.</summary>
    public string? LineEnd { get; init; }
}
