namespace AdoEntra.Emulator.Organizations.Runs;

/// <summary>
/// The time that runs go by: the emulator's clock, and what a test adds to it. Runs have no timers; how far one is follows from its plan
/// and this time, whenever it is asked for.
/// </summary>
internal sealed class RunClock(TimeProvider time)
{
    private long _ahead;

    public DateTime Now => time.GetUtcNow().UtcDateTime + new TimeSpan(Interlocked.Read(ref _ahead));

    /// <summary>Lets time pass for all runs at once.</summary>
    public void Advance(TimeSpan span) => Interlocked.Add(ref _ahead, span.Ticks);
}
