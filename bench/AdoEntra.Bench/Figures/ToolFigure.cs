using AdoEntra.Bench.Children;
using AdoEntra.Bench.Measuring;
using AdoEntra.Bench.Report;
using AdoEntra.Emulator;

namespace AdoEntra.Bench.Figures;

/// <summary>The same job by the tool, against the job in PowerShell and against a .NET program that does nothing.</summary>
internal sealed class ToolFigure(Shell shell, Places places) : IFigure
{
    public const string OwnName = "tool";

    public string Name => OwnName;

    public int DefaultRounds => 15;

    public async Task TakeAsync(int rounds, List<Line> lines, CancellationToken stop)
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions(), stop);
        Series tool = new(), shellJob = new(), hello = new();
        await RoundRobin.RunAsync(OwnName, rounds, [Wall(tool, Tool), Wall(shellJob, Job), Wall(hello, Hello)], stop);
        lines.Add(Line.Times("adoentra repositories, ms; reference: the job in pwsh", tool, shellJob));
        lines.Add(Line.Times("adoentra repositories, ms; reference: a .NET hello", tool, hello, atMost: 5));

        Task<Reading> Tool() =>
            shell.ProgramAsync(
                emulator,
                places.Tool,
                ["repositories", "--project", "SecretSauce", "--identity", "--organization", "MyOrg"],
                stop
            );

        Task<Reading> Job() => shell.ScriptAsync(emulator, "job-adoentra", [], stop);

        Task<Reading> Hello() => shell.ProgramAsync(emulator, places.Floor, ["hello"], stop);
    }

    private static Func<bool, Task> Wall(Series series, Func<Task<Reading>> run) => async counts =>
    {
        Reading reading = await run();
        if (counts) series.Add(reading.WallMs);
    };
}
