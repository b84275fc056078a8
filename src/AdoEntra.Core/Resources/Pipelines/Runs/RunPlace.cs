namespace AdoEntra.Resources.Pipelines.Runs;

/// <summary>Where a run is.</summary>
/// <param name="Project">Its project by name or id.</param>
/// <param name="Run">Its number.</param>
internal sealed record RunPlace(string Project, long Run)
{
    /// <summary>The run, in words that fit into a message.</summary>
    public override string ToString() => Words(Project, Run);

    /// <inheritdoc cref="ToString"/>
    public static string Words(string project, long run) => $"run {run} of project '{project}'";
}
