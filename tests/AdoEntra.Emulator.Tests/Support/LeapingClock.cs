using AdoEntra.Http;

namespace AdoEntra.Emulator.Tests.Support;

/// <summary>
/// The time of a client, which stands still until a caller waits or a test moves it: a wait counts and takes none, and no limit strikes for
/// want of speed of the machine.
/// </summary>
internal sealed class LeapingClock
{
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private readonly Lock _gate = new();
    private readonly List<(TimeSpan Time, CancellationTokenSource Source)> _limits = [];
    private TimeSpan _leapt;

    /// <summary>What was leapt over in all.</summary>
    public TimeSpan Leapt
    {
        get
        {
            lock (_gate) return _leapt;
        }
    }

    /// <summary>Happens at the beginning of each wait.</summary>
    public Action? Waiting { get; set; }

    public RequestClock ForRequests() => new(() => Leapt, () => _start + Leapt, WaitAsync, SetLimit);

    /// <summary>Moves it; limits that are over by then strike, in their order.</summary>
    public void Leap(TimeSpan time)
    {
        CancellationTokenSource[] over;
        lock (_gate)
        {
            _leapt += time;
            over =
            [
                .. _limits.Where(limit => limit.Time <= _leapt).OrderBy(static limit => limit.Time).Select(static limit => limit.Source),
            ];
            _limits.RemoveAll(limit => limit.Time <= _leapt);
        }

        foreach (CancellationTokenSource source in over) Strike(source);
    }

    private Task WaitAsync(TimeSpan time, CancellationToken stop)
    {
        Waiting?.Invoke();
        stop.ThrowIfCancellationRequested();
        Leap(time);
        return stop.IsCancellationRequested ? Task.FromCanceled(stop) : Task.CompletedTask;
    }

    private void SetLimit(CancellationTokenSource source, TimeSpan time)
    {
        lock (_gate)
        {
            _limits.RemoveAll(limit => limit.Source == source);
            if (time > TimeSpan.Zero) _limits.Add((_leapt + time, source));
        }

        if (time == TimeSpan.Zero) Strike(source);
    }

    private static void Strike(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // What it limited has ended.
        }
    }
}
