using AdoEntra.Bench.Children;
using AdoEntra.Bench.Measuring;
using AdoEntra.Bench.Report;
using AdoEntra.Emulator;

namespace AdoEntra.Bench.Figures;

/// <summary>What one warm call with a small answer costs above what the server and the connection cost, which the floor measures.</summary>
internal sealed class CallFigure(Shell shell, Places places) : IFigure
{
    public const string OwnName = "call";

    private const int Turns = 3;
    // The first turn, which does not count, is long enough for the runtime to have compiled all of it for good.
    private const int Calls = 1500;

    public string Name => OwnName;

    public int DefaultRounds => 7;

    public async Task TakeAsync(int rounds, List<Line> lines, CancellationToken stop)
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions(), stop);
        Series ours = new(), typed = new(), bare = new(), session = new(), floor = new();
        await RoundRobin.RunAsync(OwnName, rounds, [Commands, Floor], stop);
        lines.Add(Line.Times("one warm call, µs; reference: C# floor", ours, floor));
        lines.Add(
            Line.Faster(
                "its overhead above the floor, µs; reference: Invoke-RestMethod",
                ours.Above(floor.Median),
                bare.Above(floor.Median),
                atLeast: 3
            )
        );
        lines.Add(
            Line.Faster("the same; reference: Invoke-RestMethod with -WebSession", ours.Above(floor.Median), session.Above(floor.Median))
        );
        lines.Add(
            Line.Faster(
                "the same of Get-AdoProject, µs; reference: Invoke-RestMethod",
                typed.Above(floor.Median),
                bare.Above(floor.Median)
            )
        );

        async Task Commands(bool counts)
        {
            Reading reading = await shell.ScriptAsync(emulator, "call", [Turns, Calls], stop);
            if (!counts) return;
            ours.Add(Numbers(reading, "ours_us"));
            typed.Add(Numbers(reading, "typed_us"));
            bare.Add(Numbers(reading, "bare_us"));
            session.Add(Numbers(reading, "session_us"));
        }

        async Task Floor(bool counts)
        {
            Reading reading = await shell.ProgramAsync(emulator, places.Floor, ["call", $"{Turns + 1}", $"{Calls}"], stop);
            if (counts) floor.Add(reading.Numbers["call_us"].Skip(1));
        }
    }

    private static double[] Numbers(Reading reading, string name) =>
        reading.Numbers[name].ToArray() is { Length: Turns } numbers
            ? numbers
            : throw new MeasurementException($"Not {Turns} numbers '{name}' in:\n{reading.Output}");
}
