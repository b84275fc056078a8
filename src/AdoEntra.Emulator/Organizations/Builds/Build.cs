
namespace AdoEntra.Emulator.Organizations.Builds;

/// <summary>A build, which the newer interface calls a run of a pipeline.</summary>
/// <param name="Id">Its number, the organization's.</param>
/// <param name="Definition">What was built.</param>
/// <param name="Number">Its own number, as shown.</param>
/// <param name="Result">The result; null while it runs.</param>
/// <param name="Queued">When it was asked for.</param>
/// <param name="Requester">Who asked for it.</param>
/// <param name="Reason">Why it was built, as the service writes it.</param>
internal sealed record Build(
    int Id, BuildDefinition Definition, string Number, string? Result, DateTime Queued, EmulatedIdentity Requester, string Reason)
{
    /// <summary>The branch that was built.</summary>
    public string Branch { get; init; } = "refs/heads/main";

    /// <summary>The commit that was built.</summary>
    public required string SourceCommit { get; init; }

    /// <summary>How urgent it is, as the service writes it.</summary>
    public string Priority { get; init; } = "normal";

    /// <summary>Whether no agent has started it; what was queued here is never started.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>The variables that were set for it.</summary>
    public IReadOnlyDictionary<string, BuildVariable> Variables { get; init; } = new Dictionary<string, BuildVariable>();

    /// <summary>The parameters of its template that were given.</summary>
    public IReadOnlyDictionary<string, string> TemplateParameters { get; init; } = new Dictionary<string, string>();

    public bool IsCompleted => Result is not null;

    /// <summary>Its status, as the service writes it.</summary>
    public string Status => IsCompleted ? "completed" : IsWaiting ? "notStarted" : "inProgress";

    public DateTime? Started => IsWaiting ? null : Queued.AddSeconds(20);

    public DateTime? Finished => IsCompleted ? Queued.AddMinutes(4) : null;
}
