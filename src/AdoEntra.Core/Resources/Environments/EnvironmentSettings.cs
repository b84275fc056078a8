namespace AdoEntra.Resources.Environments;

/// <summary>What is created or changed of an environment; null for what stays as it is.</summary>
internal sealed record EnvironmentSettings
{
    /// <summary>The new name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for; empty for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>True where nothing is changed.</summary>
    public bool IsEmpty => Fields.Count == 0;

    /// <summary>The changes by the service's names.</summary>
    public IReadOnlyDictionary<string, object?> Fields
    {
        get
        {
            Dictionary<string, object?> fields = new(StringComparer.Ordinal);
            if (Name is not null) fields["name"] = Name;
            if (Description is not null) fields["description"] = Description;
            return fields;
        }
    }

    /// <summary>The changes in words: <c>rename to 'staging', description 'Before production'</c>.</summary>
    public override string ToString() => string.Join(
        ", ",
        new[]
        {
            Name is null ? null : $"rename to '{Name}'",
            Description is null ? null : Description.Length == 0 ? "no description" : $"description '{Description}'",
        }.OfType<string>());
}
