using AdoEntra.Bench.Children;
using AdoEntra.Bench.Measuring;
using AdoEntra.Bench.Report;
using AdoEntra.Emulator;

namespace AdoEntra.Bench.Figures;

/// <summary>A cached Get-AdoEntraToken against an empty cmdlet of the same shape, by turns in one process.</summary>
internal sealed class TokenFigure(Shell shell) : IFigure
{
    public const string OwnName = "token";

    private const int Calls = 10_000;

    public string Name => OwnName;

    public int DefaultRounds => 15;

    public async Task TakeAsync(int rounds, List<Line> lines, CancellationToken stop)
    {
        Series ours = new(), empty = new();
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions(), stop);
        Progress.Show($"{OwnName}: {rounds + 1} rounds of 2 x {Calls} calls");
        Reading reading = await shell.ScriptAsync(emulator, "token", [rounds, Calls], stop);
        Progress.Clear();
        ours.Add(reading.Numbers["token_us"]);
        empty.Add(reading.Numbers["empty_us"]);
        if (ours.Count != rounds || empty.Count != rounds) throw new MeasurementException($"Not {rounds} rounds in:\n{reading.Output}");
        int asked = emulator.Requests.List(EmulatedRoute.Msi).Count;
        if (asked != 1) throw new MeasurementException($"The tokens were not cached: the identity endpoint was asked {asked} times.");

        lines.Add(Line.Times("cached token, µs; reference: an empty cmdlet", ours, empty, atMost: 2));
    }
}
