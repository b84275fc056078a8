using AdoEntra.Emulator.Organizations.Runs;

namespace AdoEntra.Emulator.Organizations.Builds;

/// <summary>A build, which the newer interface calls a run of a pipeline. How far it is, its plan and the clock say.</summary>
/// <param name="Id">Its number, the organization's.</param>
/// <param name="Definition">What was built, as it was then.</param>
/// <param name="Number">Its own number, as shown.</param>
/// <param name="Queued">When it was asked for.</param>
/// <param name="Requester">Who asked for it.</param>
/// <param name="Reason">Why it was built, as the service writes it.</param>
internal sealed record Build(
    int Id, BuildDefinition Definition, string Number, DateTime Queued, EmulatedIdentity Requester, string Reason)
{
    /// <summary>The branch that was built.</summary>
    public string Branch { get; init; } = "refs/heads/main";

    /// <summary>The commit that was built.</summary>
    public required string SourceCommit { get; init; }

    /// <summary>What it does.</summary>
    public required RunPlan Plan { get; init; }

    /// <summary>How urgent it is, as the service writes it.</summary>
    public string Priority { get; init; } = "normal";

    /// <summary>Whether it was there at the start: it has happened, whatever the clock says.</summary>
    public bool IsSample { get; init; }

    /// <summary>The variables that were set for it.</summary>
    public IReadOnlyDictionary<string, BuildVariable> Variables { get; init; } = new Dictionary<string, BuildVariable>();

    /// <summary>The parameters of its template that were given.</summary>
    public IReadOnlyDictionary<string, string> TemplateParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The versions of other pipelines' runs that were chosen for it, by the names of the resources.</summary>
    public IReadOnlyDictionary<string, string> PipelineVersions { get; init; } = new Dictionary<string, string>();

    /// <summary>The stages that were left out when it was asked for.</summary>
    public IReadOnlyList<string> StagesToSkip { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What happened to it from outside.</summary>
    public IReadOnlyList<RunEvent> Events { get; init; } = [];

    /// <summary>How far it is.</summary>
    /// <param name="now">The time of runs.</param>
    /// <param name="gates">Who decides about what its stages wait for.</param>
    public RunProgress At(DateTime now, IReadOnlyList<IStageGate> gates) =>
        RunSimulation.Of(this, IsSample && Events.Count == 0 ? DateTime.MaxValue : now, gates);
}
