namespace AdoEntra.Emulator.Organizations.Runs;

/// <summary>What happened to a run from outside.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Stage">To which stage; null for the whole run.</param>
/// <param name="At">When.</param>
internal sealed record RunEvent(RunEventKind Kind, string? Stage, DateTime At);

/// <summary>What can be done to a run.</summary>
internal enum RunEventKind
{
    /// <summary>It, or a stage of it, is to end.</summary>
    Cancel,

    /// <summary>A stage is to run once more.</summary>
    Retry,
}
