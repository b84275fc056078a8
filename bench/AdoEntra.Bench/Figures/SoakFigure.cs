using AdoEntra.Bench.Children;
using AdoEntra.Bench.Measuring;
using AdoEntra.Bench.Report;
using AdoEntra.Emulator;

namespace AdoEntra.Bench.Figures;

/// <summary>A million items through a pipeline while the service fails every few requests: none lost, none twice, memory flat.</summary>
internal sealed class SoakFigure(Shell shell) : IFigure
{
    public const string OwnName = "soak";

    private const int Items = 1_000_000;
    private const int Pages = Items / 1_000;

    public string Name => OwnName;

    public int DefaultRounds => 1;

    public async Task TakeAsync(int rounds, List<Line> lines, CancellationToken stop)
    {
        Series early = new(), peak = new();
        for (int round = 1; round <= rounds; round++)
        {
            Progress.Show($"{OwnName}: round {round} of {rounds}");
            await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions { LargeReferences = Items }, stop);
            Fault[] faults = Weather.Faults(seed: round, count: Pages);
            emulator.Faults.Set(EmulatedRoute.References, faults);
            Reading reading = await shell.ScriptWithPeakAsync(emulator, "soak", [Items], stop);
            int met = faults.Length - emulator.Faults.List()[EmulatedRoute.References].Count;
            int repetitions = emulator.Requests.List(EmulatedRoute.References).Count - Pages;
            lines.Add(Line.Fact(
                $"1,000,000 items under {met} faults, {repetitions} requests repeated, {reading.WallMs / 1000:0} s",
                $"{reading.Number("lost")} lost, {reading.Number("twice")} twice, {reading.Number("misplaced")} out of turn",
                "none lost, none twice",
                reading.Number("items") == Items && reading.Number("lost") + reading.Number("twice") + reading.Number("misplaced") == 0 && met > 0 && repetitions > 0));
            early.Add(reading.Number("early_mb"));
            peak.Add(reading.Number("peak_mb"));
        }

        Progress.Clear();
        lines.Add(Line.More("the same, peak memory, MB; reference: after the first tenth", peak, early, "MB", atMost: 30));
    }
}
