namespace AdoEntra.Emulator.Organizations.Runs;

/// <summary>
/// What a pipeline does when it runs: stages, their jobs and their tasks, each with its time. The emulator runs no YAML; this is the script
/// in its place. A test gives a pipeline one of its own, also by a control route.
/// </summary>
/// <param name="Stages">The stages, in their order.</param>
internal sealed record RunPlan(IReadOnlyList<PlannedStage> Stages)
{
    /// <summary>How long a run waits for an agent.</summary>
    public double QueueSeconds { get; init; } = 1;

    /// <summary>How long it takes until a run that was canceled has ended.</summary>
    public double CancelSeconds { get; init; } = 1;

    /// <summary>Why a run is refused, in the service's words; empty where it is not.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>How many tests a run publishes when it is over.</summary>
    public int Tests { get; init; }

    /// <summary>How many of them fail.</summary>
    public int FailedTests { get; init; }
}

/// <summary>A stage.</summary>
/// <param name="Name">Its name, which is also its reference name.</param>
/// <param name="Jobs">Its jobs, which run side by side.</param>
internal sealed record PlannedStage(string Name, IReadOnlyList<PlannedJob> Jobs)
{
    /// <summary>The stages that it comes after; null for the one before it.</summary>
    public IReadOnlyList<string>? DependsOn { get; init; }

    /// <summary>What it needs before it begins.</summary>
    public IReadOnlyList<StageNeed> Needs { get; init; } = [];
}

/// <summary>A job.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tasks">Its tasks, one after the other.</param>
internal sealed record PlannedJob(string Name, IReadOnlyList<PlannedTask> Tasks);

/// <summary>A task.</summary>
/// <param name="Name">Its name.</param>
internal sealed record PlannedTask(string Name)
{
    /// <summary>How long it takes; null for one that never ends.</summary>
    public double? Seconds { get; init; } = 1;

    /// <summary>What it writes, evenly over its time.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>How many further lines it writes, all of one kind: for long logs.</summary>
    public int MoreLines { get; init; }

    /// <summary>How it ends, as the service writes it.</summary>
    public string Result { get; init; } = "succeeded";

    /// <summary>In how many attempts of its stage it ends so; afterwards it succeeds.</summary>
    public int Attempts { get; init; } = int.MaxValue;

    /// <summary>What is said of how it ended: an error where it failed, otherwise a warning; null for nothing.</summary>
    public string? Message { get; init; }
}
