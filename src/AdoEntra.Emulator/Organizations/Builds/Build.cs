namespace AdoEntra.Emulator.Organizations.Builds;

/// <summary>A build, which the newer interface calls a run of a pipeline.</summary>
/// <param name="Id">Its number, the organization's.</param>
/// <param name="Definition">What was built.</param>
/// <param name="Number">Its own number, as shown.</param>
/// <param name="Result">The result; null while it runs.</param>
/// <param name="Queued">When it was asked for.</param>
/// <param name="Requester">Who asked for it.</param>
internal sealed record Build(
    int Id, BuildDefinition Definition, string Number, string? Result, DateTime Queued, EmulatedIdentity Requester)
{
    public bool IsCompleted => Result is not null;

    public DateTime Started => Queued.AddSeconds(20);

    public DateTime? Finished => IsCompleted ? Queued.AddMinutes(4) : null;
}
