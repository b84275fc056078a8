namespace AdoEntra.Resources.Git;

/// <summary>What is changed of a repository; null for what stays as it is.</summary>
internal sealed record RepositorySettings
{
    /// <summary>The new name.</summary>
    public string? Name { get; init; }

    /// <summary>The reference to the new default branch.</summary>
    public string? DefaultBranch { get; init; }

    /// <summary>Whether it can be read and written.</summary>
    public bool? IsDisabled { get; init; }

    /// <summary>True where nothing is changed.</summary>
    public bool IsEmpty => Fields.Count == 0;

    /// <summary>The changes by the service's names.</summary>
    public IReadOnlyDictionary<string, object?> Fields
    {
        get
        {
            Dictionary<string, object?> fields = new(StringComparer.Ordinal);
            if (Name is not null) fields["name"] = Name;
            if (DefaultBranch is not null) fields["defaultBranch"] = DefaultBranch;
            if (IsDisabled is { } disabled) fields["isDisabled"] = disabled;
            return fields;
        }
    }

    /// <summary>The changes in words: <c>rename to 'web2', disable</c>.</summary>
    public override string ToString() => string.Join(
        ", ",
        new[]
        {
            Name is null ? null : $"rename to '{Name}'",
            DefaultBranch is null ? null : $"default branch '{ReferenceName.ShortOf(DefaultBranch)}'",
            IsDisabled switch { true => "disable", false => "enable", _ => null },
        }.OfType<string>());
}
