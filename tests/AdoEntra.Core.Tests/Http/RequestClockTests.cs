using AdoEntra.Http;

namespace AdoEntra.Core.Tests.Http;

public sealed class RequestClockTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(9_999, 1)]
    [InlineData(10_000, 1)]
    [InlineData(10_001, 2)]
    [InlineData(300_000_000, 30_000)]
    [InlineData(0, 0)]
    public async Task DelayAsync_PartOfAMillisecond_IsWaitedForAndNotTakenForNone(long ticks, int milliseconds)
    {
        var waited = new List<TimeSpan>();
        var clock = new RequestClock(() => TimeSpan.Zero, () => default, (time, _) =>
        {
            waited.Add(time);
            return Task.CompletedTask;
        });

        await clock.DelayAsync(TimeSpan.FromTicks(ticks), CancellationToken.None);

        Assert.Equal([TimeSpan.FromMilliseconds(milliseconds)], waited);
    }
}
