using AdoEntra.Bench.Children;
using AdoEntra.Bench.Measuring;
using AdoEntra.Bench.Report;
using AdoEntra.Emulator;

namespace AdoEntra.Bench.Figures;

/// <summary>A thousand files by one push: requests and memory, for new files and for edited ones.</summary>
internal sealed class PushFigure(Shell shell) : IFigure
{
    public const string OwnName = "push";

    private const int Files = 1_000;
    private const int FewRequests = 4;

    // Getting a token, and asking whose it is.
    private const string Connecting = "none";

    public string Name => OwnName;

    public int DefaultRounds => 2;

    public async Task TakeAsync(int rounds, List<Line> lines, CancellationToken stop)
    {
        Series idle = new();
        Dictionary<string, (Series Requests, Series Peak)> ways = new()
        {
            ["new"] = (new(), new()), ["edited"] = (new(), new()), ["given"] = (new(), new()),
        };
        await RoundRobin.RunAsync(OwnName, rounds, [Once], stop);
        Add("new", "1,000 new files", FewRequests);
        Add("edited", "1,000 edited files", Files + FewRequests);
        Add("given", "1,000 edited files with -Encoding and -LineEnding", FewRequests);

        void Add(string way, string what, int most)
        {
            (Series requests, Series peak) = ways[way];
            lines.Add(Line.Fact($"{what} by one push, requests", requests.ToString(), $"<= {most}", requests.Median <= most));
            lines.Add(Line.More($"{what}, peak memory, MB; reference: connecting and listing the files", peak, idle, "MB", atMost: 64));
        }

        // Each on an emulator of its own, where the files are new at first.
        async Task Once(bool counts)
        {
            await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions(), stop);
            (double connecting, double nothing) = await RunAsync(emulator, Connecting);
            if (counts) idle.Add(nothing);
            foreach (string way in (string[])["new", "edited", "given"])
            {
                (double all, double peak) = await RunAsync(emulator, way);
                if (!counts) continue;
                ways[way].Requests.Add(all - connecting);
                ways[way].Peak.Add(peak);
            }
        }

        async Task<(double Requests, double Peak)> RunAsync(EmulatorHost emulator, string way)
        {
            long before = emulator.Requests.Total;
            Reading reading = await shell.ScriptWithPeakAsync(emulator, "push-files", [way, Files], stop);
            if (reading.Number("pushed") != (way == Connecting ? 0 : 1)) throw new MeasurementException($"Not pushed:\n{reading.Output}");
            return (emulator.Requests.Total - before, reading.Number("peak_mb"));
        }
    }
}
