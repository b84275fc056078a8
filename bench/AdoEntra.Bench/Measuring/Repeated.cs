using AdoEntra.Bench.Children;

namespace AdoEntra.Bench.Measuring;

/// <summary>
/// The times of something that each process does several times: the first, which pays for what is done once, and the warm ones behind it.
/// </summary>
/// <param name="times">How many times each process does it.</param>
/// <param name="items">How many items it must have got each time, so that a candidate is not fast by skipping some.</param>
internal sealed class Repeated(int times, int items)
{
    public Series First { get; } = new();

    public Series Warm { get; } = new();

    /// <summary>A reading for <see cref="RoundRobin"/>.</summary>
    /// <param name="run">Runs the process, which prints <c>ms</c> and <c>items</c> each time.</param>
    public Func<bool, Task> Take(Func<Task<Reading>> run) => async counts =>
    {
        Reading reading = await run();
        double[] all = [.. reading.Numbers["ms"]];
        if (all.Length != times || reading.Numbers["items"].Count(found => found == items) != times)
        {
            throw new MeasurementException($"Not {times} times {items} items in:\n{reading.Output}");
        }

        if (!counts) return;
        First.Add(all[0]);
        Warm.Add(all[1..]);
    };
}
