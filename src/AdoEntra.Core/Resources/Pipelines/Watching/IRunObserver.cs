namespace AdoEntra.Resources.Pipelines.Watching;

/// <summary>Is told how a run that is waited for goes on. Called on any thread.</summary>
internal interface IRunObserver
{
    /// <summary>How far a run is.</summary>
    /// <param name="run">The run.</param>
    /// <param name="records">Its stages, jobs and tasks; none before it began.</param>
    void Observe(AdoPipelineRun run, IReadOnlyList<AdoPipelineTask> records);

    /// <summary>A run does not go on by itself. Said once for each thing that it waits for.</summary>
    /// <param name="text">What it waits for, and who does what about it.</param>
    void WarnOfWait(string text);

    /// <summary>A run is over, or is not waited for any more.</summary>
    /// <param name="run">Its number.</param>
    void End(long run);
}
