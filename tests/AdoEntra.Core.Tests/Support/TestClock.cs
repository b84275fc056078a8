namespace AdoEntra.Core.Tests.Support;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class TestClock
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public void Advance(TimeSpan time) => Now += time;
}
