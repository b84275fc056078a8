using AdoEntra.Http;

namespace AdoEntra.Core.Tests.Support;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class TestClock
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    /// <summary>Every wait of a request that was let pass.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public void Advance(TimeSpan time) => Now += time;

    /// <summary>The same clock as requests see it: a wait moves it and takes no time.</summary>
    public RequestClock ForRequests()
    {
        DateTimeOffset start = Now;
        return new RequestClock(() => Now - start, () => Now, (time, stop) =>
        {
            stop.ThrowIfCancellationRequested();
            lock (Waits) Waits.Add(time);
            Advance(time);
            return Task.CompletedTask;
        });
    }
}
