using AdoEntra.Http;

namespace AdoEntra.Core.Tests.Support;

/// <summary>
/// A clock that stands still until it is moved. Limits and waits end when it has come to their end, whatever the machine is doing.
/// </summary>
internal sealed class TestClock
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly object _lock = new();
    private readonly List<Alarm> _alarms = [];
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = s_start;
    private TaskCompletionSource<TimeSpan> _underWay = NewSource();

    public DateTimeOffset Now
    {
        get
        {
            lock (_lock) return _now;
        }
    }

    /// <summary>
    /// False where a wait moves the clock and takes no time; true where it lasts until the test moves the clock as far, or cancels it.
    /// </summary>
    public bool HoldsWaits { get; set; }

    /// <summary>By how much a wait ends too early, as the timers of real machines do; shorter waits last as long as they should.</summary>
    public TimeSpan EndsEarlyBy { get; set; }

    /// <summary>Every wait that was begun, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock) return [.. _waits];
        }
    }

    /// <summary>The same as whole numbers, which the frameworks agree upon.</summary>
    public IReadOnlyList<long> Milliseconds => [.. Waits.Select(static wait => wait.Ticks / TimeSpan.TicksPerMillisecond)];

    /// <summary>Ends when a wait is held, and gives its length.</summary>
    public Task<TimeSpan> UnderWay
    {
        get
        {
            lock (_lock) return _underWay.Task;
        }
    }

    /// <summary>The same clock as requests and sign-ins see it.</summary>
    public RequestClock ForRequests() => new(() => Now - s_start, () => Now, DelayAsync, CancelAfter);

    /// <summary>Moves it, and lets happen on the way what is due.</summary>
    public void Advance(TimeSpan time) => MoveTo(Now + time, default);

    private Task DelayAsync(TimeSpan time, CancellationToken stop)
    {
        lock (_lock) _waits.Add(time);
        if (!HoldsWaits)
        {
            MoveTo(Now + (time > EndsEarlyBy ? time - EndsEarlyBy : time), stop);
            return stop.IsCancellationRequested ? Task.FromCanceled(stop) : Task.CompletedTask;
        }

        var held = NewSource();
        CancellationTokenRegistration registration = stop.Register(() => held.TrySetCanceled(stop));
        lock (_lock)
        {
            _alarms.Add(new Alarm(_now + time, held, () => held.TrySetResult(time)));
            _underWay.TrySetResult(time);
        }

        return EndAsync(held.Task, registration);
    }

    private async Task EndAsync(Task held, CancellationTokenRegistration registration)
    {
        using (registration)
        {
            try
            {
                await held;
            }
            finally
            {
                lock (_lock) _underWay = NewSource();
            }
        }
    }

    private void CancelAfter(CancellationTokenSource source, TimeSpan time)
    {
        lock (_lock)
        {
            _alarms.RemoveAll(alarm => alarm.Owner == source);
            if (time != Timeout.InfiniteTimeSpan) _alarms.Add(new Alarm(_now + time, source, () => Cancel(source)));
        }

        if (time == TimeSpan.Zero) Advance(time);
    }

    private void MoveTo(DateTimeOffset end, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && Next(end) is { } due) due.Ring();
    }

    // The first that is due by then, the clock moved to it; null where there is none and the clock has come to the end.
    private Alarm? Next(DateTimeOffset end)
    {
        lock (_lock)
        {
            Alarm? first = _alarms.Where(alarm => alarm.Time <= end).OrderBy(static alarm => alarm.Time).FirstOrDefault();
            DateTimeOffset time = first?.Time ?? end;
            if (time > _now) _now = time;
            if (first is not null) _alarms.Remove(first);
            return first;
        }
    }

    private static void Cancel(CancellationTokenSource source)
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

    private static TaskCompletionSource<TimeSpan> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Alarm(DateTimeOffset Time, object Owner, Action Ring);
}
