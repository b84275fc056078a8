namespace AdoEntra;

/// <summary>What Azure DevOps says of the YAML of a pipeline.</summary>
public sealed class AdoPipelineYaml
{
    internal AdoPipelineYaml(string pipeline, string? file, string? expandedYaml, IReadOnlyList<AdoYamlProblem> problems) =>
        (Pipeline, File, ExpandedYaml, Problems) = (pipeline, file, expandedYaml, problems);

    /// <summary>The pipeline, with its folder.</summary>
    public string Pipeline { get; }

    /// <summary>The file of this machine that was checked; null for the pipeline's own.</summary>
    public string? File { get; }

    /// <summary>True where nothing is wrong with it.</summary>
    public bool IsValid => Problems.Count == 0;

    /// <summary>What is wrong with it, each with its file, line and column.</summary>
    public IReadOnlyList<AdoYamlProblem> Problems { get; }

    /// <summary>The YAML with all its templates, as a run would have it; null where something is wrong with it.</summary>
    public string? ExpandedYaml { get; }
}
