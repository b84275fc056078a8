using System.Diagnostics;
using AdoEntra.Http;

namespace AdoEntra.Emulator.Tests.Engine;

/// <summary>The real time, in which a wait between two requests is leapt over: it counts, and takes none.</summary>
internal sealed class LeapingClock
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _leapt;

    public RequestClock ForRequests() => new(() => _watch.Elapsed + Leapt, () => DateTimeOffset.UtcNow + Leapt, LeapAsync);

    /// <summary>What was waited in all.</summary>
    public TimeSpan Leapt => TimeSpan.FromTicks(Interlocked.Read(ref _leapt));

    /// <summary>Happens at the beginning of each wait.</summary>
    public Action? Waiting { get; set; }

    private Task LeapAsync(TimeSpan time, CancellationToken stop)
    {
        Waiting?.Invoke();
        stop.ThrowIfCancellationRequested();
        Interlocked.Add(ref _leapt, time.Ticks);
        return Task.CompletedTask;
    }
}
