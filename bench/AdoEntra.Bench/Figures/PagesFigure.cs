using AdoEntra.Bench.Children;
using AdoEntra.Bench.Measuring;
using AdoEntra.Bench.Report;
using AdoEntra.Emulator;

namespace AdoEntra.Bench.Figures;

/// <summary>Lists of many pages: time where the pages come at once, and where each of them takes a while to come.</summary>
internal sealed class PagesFigure(Shell shell, Places places) : IFigure
{
    public const string OwnName = "pages";

    private const int Items = 100_000;
    private const int FarItems = 30_000;

    // Of the emulator's own projects, those that the service lists.
    private const int SampleProjects = 6;
    private const int Listings = 3;

    public string Name => OwnName;

    public int DefaultRounds => 5;

    public async Task TakeAsync(int rounds, List<Line> lines, CancellationToken stop)
    {
        await using (EmulatorHost near = await EmulatorHost.StartAsync(new EmulatorOptions { LargeReferences = Items }, stop))
        {
            Repeated ours = new(Listings, Items), bare = new(Listings, Items), floor = new(Listings, Items);
            await RoundRobin.RunAsync(
                OwnName,
                rounds,
                [ours.Take(Script(near, "pages-adoentra")), bare.Take(Script(near, "pages-bare")), floor.Take(Floor(near, "references"))],
                stop
            );
            lines.Add(Line.Faster("first 100,000 items of a session, ms; reference: Invoke-RestMethod", ours.First, bare.First));
            lines.Add(Line.Faster("100,000 items in pages of 1,000, ms; reference: Invoke-RestMethod", ours.Warm, bare.Warm, atLeast: 4));
            lines.Add(Line.Times("100,000 items in pages of 1,000, ms; reference: C# floor", ours.Warm, floor.Warm, atMost: 1.7));
        }

        await using (
            EmulatorHost near = await EmulatorHost.StartAsync(
                new EmulatorOptions { ExtraProjects = Items - SampleProjects, RepositoriesPerProject = 0 },
                stop
            )
        )
        {
            Repeated ours = new(Listings, Items),
                floor = new(Listings, Items);
            await RoundRobin.RunAsync(
                $"{OwnName}, projects",
                rounds,
                [ours.Take(Script(near, "pages-projects")), floor.Take(Floor(near, "projects"))],
                stop
            );
            lines.Add(Line.Times("100,000 projects, ms; reference: C# floor", ours.Warm, floor.Warm));
        }

        await using (
            EmulatorHost far = await EmulatorHost.StartAsync(
                new EmulatorOptions { LargeReferences = FarItems, Latency = TimeSpan.FromMilliseconds(20) },
                stop
            )
        )
        {
            Repeated ours = new(Listings, FarItems),
                floor = new(Listings, FarItems);
            await RoundRobin.RunAsync(
                $"{OwnName}, latency",
                rounds,
                [ours.Take(Script(far, "pages-adoentra")), floor.Take(Floor(far, "references"))],
                stop
            );
            lines.Add(
                Line.Times("30 pages, each answer 20 ms later, ms; reference: C# floor, page after page", ours.Warm, floor.Warm, atMost: 1)
            );
        }

        Func<Task<Reading>> Script(EmulatorHost emulator, string name) => () => shell.ScriptAsync(emulator, name, [Listings], stop);

        Func<Task<Reading>> Floor(EmulatorHost emulator, string what) =>
            () => shell.ProgramAsync(emulator, places.Floor, ["pages", $"{Listings}", what], stop);
    }
}
