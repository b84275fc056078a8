using AdoEntra.Bench.Children;
using AdoEntra.Bench.Measuring;
using AdoEntra.Bench.Report;
using AdoEntra.Emulator;

namespace AdoEntra.Bench.Figures;

/// <summary>A million items through a pipeline that keeps nothing: peak memory against ten thousand.</summary>
internal sealed class MemoryFigure(Shell shell) : IFigure
{
    public const string OwnName = "memory";

    private const int Many = 1_000_000;
    private const int Few = 10_000;

    public string Name => OwnName;

    public int DefaultRounds => 3;

    public async Task TakeAsync(int rounds, List<Line> lines, CancellationToken stop)
    {
        await using EmulatorHost large = await EmulatorHost.StartAsync(new EmulatorOptions { LargeReferences = Many }, stop);
        await using EmulatorHost small = await EmulatorHost.StartAsync(new EmulatorOptions { LargeReferences = Few }, stop);
        Series many = new(), few = new();
        await RoundRobin.RunAsync(OwnName, rounds, [Peak(large, Many, many), Peak(small, Few, few)], stop);
        lines.Add(Line.More("1,000,000 items into Measure-Object, peak memory, MB; reference: 10,000 items", many, few, "MB", atMost: 30));

        Func<bool, Task> Peak(EmulatorHost emulator, int items, Series series) => async counts =>
        {
            Reading reading = await shell.ScriptWithPeakAsync(emulator, "pages-measure", [], stop);
            if (reading.Number("items") != items) throw new MeasurementException($"Not {items} items in:\n{reading.Output}");
            if (counts) series.Add(reading.Number("peak_mb"));
        };
    }
}
