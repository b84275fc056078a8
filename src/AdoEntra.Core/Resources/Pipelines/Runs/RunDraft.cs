using AdoEntra.Resources.Git;

namespace AdoEntra.Resources.Pipelines.Runs;

/// <summary>A run that is to be queued (RunPipelineParameters, pipelines 7.1).</summary>
internal sealed record RunDraft
{
    /// <summary>The branch or tag that it builds; null for the pipeline's.</summary>
    public string? Branch { get; init; }

    /// <summary>The commit that it builds; null for the latest.</summary>
    public string? Commit { get; init; }

    /// <summary>Values of variables, by their names; a secret one is given as <see cref="SecretValue"/>.</summary>
    public IReadOnlyDictionary<string, object> Variables { get; init; } = new Dictionary<string, object>();

    /// <summary>Values of the parameters of the YAML, by their names.</summary>
    public IReadOnlyDictionary<string, object?> TemplateParameters { get; init; } = new Dictionary<string, object?>();

    /// <summary>Versions of resources, by their kinds and names.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> Resources { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, object?>>();

    /// <summary>Stages that are left out.</summary>
    public IReadOnlyList<string> StagesToSkip { get; init; } = [];

    /// <summary>True to find out what the YAML is with all its templates, and to queue nothing.</summary>
    public bool IsPreview { get; init; }

    /// <summary>YAML that is tried in place of the pipeline's own; of a preview only.</summary>
    public string? Yaml { get; init; }

    /// <summary>The body by the service's names.</summary>
    public IReadOnlyDictionary<string, object?> Fields
    {
        get
        {
            Dictionary<string, object?> fields = new(StringComparer.Ordinal);
            Dictionary<string, object?> resources = Resources.ToDictionary(
                static kind => kind.Key, static kind => (object?)kind.Value.ToDictionary(static one => one.Key, static one => one.Value));
            if (Branch is not null || Commit is not null)
            {
                Dictionary<string, object?> self = new(StringComparer.Ordinal);
                if (Branch is not null) self["refName"] = ReferenceOf(Branch);
                if (Commit is not null) self["version"] = Commit;
                PipelineSettings.Within(resources, "repositories")["self"] = self;
            }

            if (resources.Count > 0) fields["resources"] = resources;
            if (Variables.Count > 0)
                fields["variables"] = Variables.ToDictionary(static one => one.Key, static one => (object?)Value(one.Value));
            if (TemplateParameters.Count > 0) fields["templateParameters"] = TemplateParameters;
            if (StagesToSkip.Count > 0) fields["stagesToSkip"] = StagesToSkip;
            if (IsPreview) fields["previewRun"] = true;
            if (Yaml is not null) fields["yamlOverride"] = Yaml;
            return fields;
        }
    }

    // Of tags and pull requests the whole reference is given.
    private static string ReferenceOf(string branch) =>
        branch.StartsWith(ReferenceName.All, StringComparison.Ordinal) ? branch : ReferenceName.Heads + branch;

    private static Dictionary<string, object?> Value(object value) => value is SecretValue secret
        ? new(StringComparer.Ordinal) { ["value"] = secret.Text, ["isSecret"] = true }
        : new(StringComparer.Ordinal) { ["value"] = $"{value}" };
}

/// <summary>The value of a secret variable, which no message shows.</summary>
/// <param name="text">The value.</param>
internal sealed class SecretValue(string text)
{
    /// <summary>The value.</summary>
    public string Text => text;

    /// <summary>Not the value.</summary>
    public override string ToString() => "[secret]";
}
