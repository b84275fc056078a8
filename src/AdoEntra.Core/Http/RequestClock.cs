using System.Diagnostics;

namespace AdoEntra.Http;

/// <summary>Time as requests measure and spend it. A test puts its own in its place, so that a wait of minutes takes none.</summary>
/// <param name="elapsed">Time since some moment; never goes back, whatever happens to the clock of the machine.</param>
/// <param name="now">The time of day, for dates that the service names.</param>
/// <param name="delay">Lets time pass.</param>
/// <param name="cancelAfter">Cancels a source when so much time has passed; null for the source's own timer.</param>
internal sealed class RequestClock(
    Func<TimeSpan> elapsed,
    Func<DateTimeOffset> now,
    Func<TimeSpan, CancellationToken, Task> delay,
    Action<CancellationTokenSource, TimeSpan>? cancelAfter = null)
{
    private static readonly Stopwatch s_watch = Stopwatch.StartNew();

    public static RequestClock System { get; } = new(static () => s_watch.Elapsed, static () => DateTimeOffset.UtcNow, Task.Delay);

    public TimeSpan Elapsed => elapsed();

    public DateTimeOffset Now => now();

    /// <summary>Lets at least this time pass. A timer knows whole milliseconds only, and rounds a part of one down to none.</summary>
    public Task DelayAsync(TimeSpan time, CancellationToken cancellationToken) =>
        delay(TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds)), cancellationToken);

    /// <summary>Sets the limit of what runs under a source, in place of the limit that it had.</summary>
    public void CancelAfter(CancellationTokenSource source, TimeSpan time)
    {
        if (cancelAfter is null) source.CancelAfter(time);
        else cancelAfter(source, time);
    }
}
