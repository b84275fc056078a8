using AdoEntra.Bench.Children;
using AdoEntra.Bench.Measuring;
using AdoEntra.Bench.Report;
using AdoEntra.Emulator;

namespace AdoEntra.Bench.Figures;

/// <summary>The repositories of a hundred projects, each answer 20 ms later: how well a pipeline fetches ahead.</summary>
internal sealed class FanFigure(Shell shell, Places places) : IFigure
{
    public const string OwnName = "fan";

    private const int Projects = 100;
    private const int Repositories = 100;

    // Of the emulator's own projects, all together; their hidden one is not listed.
    private const int SampleRepositories = 19;
    private const int Fans = 5;

    public string Name => OwnName;

    public int DefaultRounds => 5;

    public async Task TakeAsync(int rounds, List<Line> lines, CancellationToken stop)
    {
        var options = new EmulatorOptions
        {
            ExtraProjects = Projects,
            RepositoriesPerProject = Repositories,
            Latency = TimeSpan.FromMilliseconds(20),
        };
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(options, stop);
        Repeated ours = New(), loop = New(), session = New(), parallel = New(), floor = New();
        await RoundRobin.RunAsync(
            OwnName, rounds,
            [
                ours.Take(() => shell.ScriptAsync(emulator, "fan-adoentra", [Fans], stop)),
                loop.Take(Bare("Loop")),
                session.Take(Bare("Session")),
                parallel.Take(Bare("Parallel")),
                floor.Take(() => shell.ProgramAsync(emulator, places.Floor, ["fan", $"{Fans}", "8"], stop)),
            ],
            stop
        );
        lines.Add(
            Line.Faster(
                "100 projects x 100 repositories, ms; reference: Invoke-RestMethod one at a time",
                ours.Warm,
                loop.Warm,
                atLeast: 10
            )
        );
        lines.Add(Line.Faster("the same; reference: with one -WebSession", ours.Warm, session.Warm, atLeast: 5));
        lines.Add(Line.Faster("the same; reference: ForEach-Object -Parallel -ThrottleLimit 8", ours.Warm, parallel.Warm, atLeast: 2.5));
        lines.Add(Line.Times("the same; reference: C# floor, 8 requests at once", ours.Warm, floor.Warm, atMost: 1.7));

        Func<Task<Reading>> Bare(string way) => () => shell.ScriptAsync(emulator, "fan-bare", [Fans, way], stop);

        static Repeated New() => new(Fans, (Projects * Repositories) + SampleRepositories);
    }
}
