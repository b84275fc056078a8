using AdoEntra.Bench.Children;
using AdoEntra.Bench.Measuring;
using AdoEntra.Bench.Report;
using AdoEntra.Emulator;

namespace AdoEntra.Bench.Figures;

/// <summary>Ten thousand repositories in one answer: time, memory, and when the first one comes out.</summary>
internal sealed class ListFigure(Shell shell, Places places) : IFigure
{
    public const string OwnName = "list";

    private const int Repositories = 10_000;

    // Warm are the fifth to the eighth.
    private const int Listings = 8;
    private const int ColdListings = 4;

    // About 200 pieces, so some 2 s for the whole body.
    private static readonly DripFault s_drip = new() { PieceBytes = 40_000, Interval = TimeSpan.FromMilliseconds(8) };

    public string Name => OwnName;

    public int DefaultRounds => 9;

    public async Task TakeAsync(int rounds, List<Line> lines, CancellationToken stop)
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions { LargeRepositories = Repositories }, stop);
        Listed ours = new(),
            bare = new(),
            floor = new();
        await RoundRobin.RunAsync(
            OwnName,
            rounds,
            [List(ours, Script("list-adoentra")), List(bare, Script("list-bare")), List(floor, Floor)],
            stop
        );
        lines.Add(Line.Faster("first large listing of a session, ms; reference: Invoke-RestMethod", ours.First, bare.First, atLeast: 3));
        lines.Add(Line.Faster("5th to 8th listing, ms; reference: Invoke-RestMethod", ours.Warm, bare.Warm, atLeast: 3));
        lines.Add(Line.Times("5th to 8th listing, ms; reference: C# floor", ours.Warm, floor.Warm, atMost: 2));

        Series idlePeak = new(),
            oursPeak = new(),
            barePeak = new();
        await RoundRobin.RunAsync(
            $"{OwnName}, memory",
            Math.Min(rounds, 5),
            [Idle, Peak(oursPeak, "list-adoentra"), Peak(barePeak, "list-bare")],
            stop
        );
        lines.Add(Line.More("one listing, peak memory, MB; reference: an idle shell", oursPeak, idlePeak, "MB", atMost: 60));
        lines.Add(Line.More("Invoke-RestMethod, peak memory, MB; reference: an idle shell", barePeak, idlePeak, "MB"));

        Streamed oursStream = new(), bareStream = new();
        emulator.Faults.Set(EmulatedRoute.Repositories, s_drip);
        await RoundRobin.RunAsync(
            $"{OwnName}, slow body",
            Math.Min(rounds, 3),
            [Stream(oursStream, "stream-adoentra"), Stream(bareStream, "stream-bare")],
            stop
        );
        lines.Add(Line.Times("slow body: first object, ms; reference: the whole listing", oursStream.First, oursStream.Total, atMost: 0.5));
        lines.Add(Line.Times("slow body: Invoke-RestMethod's first object", bareStream.First, bareStream.Total));

        Func<Task<Reading>> Script(string name) => () => shell.ScriptAsync(emulator, name, [Listings], stop);

        Task<Reading> Floor() => shell.ProgramAsync(emulator, places.Floor, ["list", $"{Listings}", "Large"], stop);

        async Task Idle(bool counts)
        {
            Reading reading = await shell.IdleWithPeakAsync(stop);
            if (counts) idlePeak.Add(reading.Number("peak_mb"));
        }

        Func<bool, Task> Peak(Series series, string script) => async counts =>
        {
            Reading reading = await shell.ScriptWithPeakAsync(emulator, script, [1], stop);
            if (counts) series.Add(reading.Number("peak_mb"));
        };

        Func<bool, Task> Stream(Streamed streamed, string script) => async counts =>
        {
            Reading reading = await shell.ScriptAsync(emulator, script, [], stop);
            if (!counts) return;
            streamed.First.Add(reading.Number("first_ms"));
            streamed.Total.Add(reading.Number("total_ms"));
        };
    }

    private static Func<bool, Task> List(Listed listed, Func<Task<Reading>> run) => async counts =>
    {
        Reading reading = await run();
        double[] times = [.. reading.Numbers["list_ms"]];
        if (times.Length != Listings || reading.Numbers["items"].Any(static items => items != Repositories))
        {
            throw new MeasurementException($"Not {Listings} listings of {Repositories} repositories in:\n{reading.Output}");
        }

        if (!counts) return;
        listed.First.Add(times[0]);
        listed.Warm.Add(times[ColdListings..]);
    };

    private sealed record Listed(Series First, Series Warm)
    {
        public Listed() : this(new(), new())
        {
        }
    }

    private sealed record Streamed(Series First, Series Total)
    {
        public Streamed() : this(new(), new())
        {
        }
    }
}
