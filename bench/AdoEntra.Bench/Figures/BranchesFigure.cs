using AdoEntra.Bench.Children;
using AdoEntra.Bench.Measuring;
using AdoEntra.Bench.Report;
using AdoEntra.Emulator;

namespace AdoEntra.Bench.Figures;

/// <summary>All branches of two hundred repositories with their last commits, each answer 20 ms later.</summary>
internal sealed class BranchesFigure(Shell shell) : IFigure
{
    public const string OwnName = "branches";

    private const int Repositories = 200;

    // Of each sample repository: the default branch and the topics.
    private const int BranchesOfEach = 9;
    private const int Listings = 3;

    public string Name => OwnName;

    public int DefaultRounds => 3;

    public async Task TakeAsync(int rounds, List<Line> lines, CancellationToken stop)
    {
        var options = new EmulatorOptions
        {
            ExtraProjects = 1,
            RepositoriesPerProject = Repositories,
            Latency = TimeSpan.FromMilliseconds(20),
        };
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(options, stop);
        Repeated ours = new(Listings, Repositories * BranchesOfEach), bare = new(Listings, Repositories * BranchesOfEach);
        await RoundRobin.RunAsync(
            OwnName, rounds,
            [
                ours.Take(() => shell.ScriptAsync(emulator, "branches-adoentra", [Listings], stop)),
                bare.Take(() => shell.ScriptAsync(emulator, "branches-bare", [Listings], stop)),
            ],
            stop
        );
        lines.Add(
            Line.Faster(
                "branches of 200 repositories with last commits, ms; reference: Invoke-RestMethod one at a time",
                ours.Warm,
                bare.Warm,
                atLeast: 6
            )
        );
    }
}
