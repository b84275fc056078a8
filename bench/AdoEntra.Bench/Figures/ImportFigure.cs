using AdoEntra.Bench.Children;
using AdoEntra.Bench.Measuring;
using AdoEntra.Bench.Report;

namespace AdoEntra.Bench.Figures;

/// <summary>
/// Import-Module AdoEntra against importing an empty binary module, timed inside a fresh shell; and what it must not load.
/// </summary>
internal sealed class ImportFigure(Shell shell) : IFigure
{
    public const string OwnName = "import";

    public string Name => OwnName;

    public int DefaultRounds => 31;

    public async Task TakeAsync(int rounds, List<Line> lines, CancellationToken stop)
    {
        Series ours = new(), empty = new(), oursFirst = new(), emptyFirst = new(), peak = new(), emptyPeak = new();
        await RoundRobin.RunAsync(
            OwnName,
            rounds,
            [
                Import("import", "AdoEntra", ours),
                Import("import", "EmptyBinary", empty),
                Import("import-first", "AdoEntra", oursFirst),
                Import("import-first", "EmptyBinary", emptyFirst),
            ],
            stop
        );
        await RoundRobin.RunAsync(
            $"{OwnName}, memory",
            Math.Min(rounds, 3),
            [Peak("AdoEntra", peak), Peak("EmptyBinary", emptyPeak)],
            stop
        );
        lines.Add(Line.More("import, ms; reference: an empty binary module", ours, empty, "ms", atMost: 9));
        lines.Add(Line.More("the same, before any .NET call of the session", oursFirst, emptyFirst, "ms"));
        lines.Add(Line.More("import, peak memory, MB", peak, emptyPeak, "MB"));

        (IReadOnlyList<string> names, bool withoutNetwork) = await shell.LoadedAsync(stop);
        string[] libraries =
        [
            .. names.Where(static name =>
                name.StartsWith("Azure.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Identity", StringComparison.Ordinal)
            ),
        ];
        string[] network =
        [
            .. names.Where(static name => name is "System.Net.Http" or "System.Net.Sockets" or "System.Net.NameResolution"),
        ];
        lines.Add(
            Line.Fact("import, assemblies loaded", string.Join(", ", names), "no Azure.*, no Microsoft.Identity.*", libraries.Length == 0)
        );
        lines.Add(
            Line.Fact(
                "import, network",
                (network.Length == 0 ? "no network assembly" : string.Join(", ", network))
                    + (withoutNetwork ? "; works without any network" : ""),
                "none",
                network.Length == 0
            )
        );

        Func<bool, Task> Import(string script, string module, Series series) => async counts =>
        {
            Reading reading = await shell.ScriptAsync(null, script, [module], stop);
            if (counts) series.Add(reading.Number("import_ms"));
        };

        Func<bool, Task> Peak(string module, Series series) => async counts =>
        {
            Reading reading = await shell.ScriptWithPeakAsync(null, "import", [module], stop);
            if (counts) series.Add(reading.Number("peak_mb"));
        };
    }
}
