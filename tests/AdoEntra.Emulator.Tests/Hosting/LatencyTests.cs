using System.Diagnostics;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Hosting;

public sealed class LatencyTests() : EmulatorTests(new EmulatorOptions { Latency = TimeSpan.FromMilliseconds(150) })
{
    [Fact]
    public async Task Latency_EveryAnswerButThoseOfControl_IsLate()
    {
        var watch = Stopwatch.StartNew();
        (await GetAsync("_emulator/health")).Dispose();
        (await GetAsync("MyOrg")).Dispose();

        // Only the lower bound is sure.
        Assert.InRange(watch.ElapsedMilliseconds, 140, long.MaxValue);
    }
}
