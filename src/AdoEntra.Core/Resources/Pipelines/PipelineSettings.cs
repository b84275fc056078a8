using AdoEntra.Json.Writing;

namespace AdoEntra.Resources.Pipelines;

/// <summary>What is changed of a pipeline; null for what stays as it is.</summary>
internal sealed record PipelineSettings
{
    /// <summary>The new name.</summary>
    public string? Name { get; init; }

    /// <summary>The new folder, as the service writes it.</summary>
    public string? Folder { get; init; }

    /// <summary><c>enabled</c>, <c>paused</c> or <c>disabled</c>.</summary>
    public string? QueueStatus { get; init; }

    /// <summary>The reference to the branch that a run builds where none is named.</summary>
    public string? DefaultBranch { get; init; }

    /// <summary>The YAML file.</summary>
    public string? YamlPath { get; init; }

    /// <summary>True where nothing is changed.</summary>
    public bool IsEmpty => Name is null && Folder is null && QueueStatus is null && DefaultBranch is null && YamlPath is null;

    /// <summary>Changes the fields of a definition.</summary>
    /// <param name="fields">The fields by the service's names.</param>
    public void ApplyTo(Dictionary<string, object?> fields)
    {
        if (Name is not null) fields["name"] = Name;
        if (Folder is not null) fields["path"] = Folder;
        if (QueueStatus is not null) fields["queueStatus"] = QueueStatus;
        if (DefaultBranch is not null) Within(fields, "repository")["defaultBranch"] = DefaultBranch;
        if (YamlPath is not null) Within(fields, "process")["yamlFilename"] = YamlPath;
    }

    /// <summary>The object that a field holds, made where it is not there.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="name">The name of the field.</param>
    public static Dictionary<string, object?> Within(Dictionary<string, object?> fields, string name)
    {
        if (fields.TryGetValue(name, out object? value) && value is Dictionary<string, object?> known) return known;
        Dictionary<string, object?> made = new(StringComparer.Ordinal);

        // An object that was looked at is kept as one.
        foreach (KeyValuePair<string, object?> field in (value as IBodyObject)?.Fields ?? []) made[field.Key] = field.Value;
        fields[name] = made;
        return made;
    }

    /// <summary>What is changed, for -WhatIf.</summary>
    public override string ToString() => string.Join(
        ", ",
        new[]
        {
            Name is null ? null : $"name '{Name}'",
            Folder is null ? null : $"folder '{Folder}'",
            QueueStatus,
            DefaultBranch is null ? null : $"default branch '{DefaultBranch}'",
            YamlPath is null ? null : $"YAML file '{YamlPath}'",
        }.Where(static part => part is not null));
}
