using AdoEntra.Bench.Children;
using AdoEntra.Bench.Figures;
using AdoEntra.Bench.Measuring;
using AdoEntra.Bench.Report;

namespace AdoEntra.Bench;

/// <summary>One run: all figures that were asked for, then one table.</summary>
internal static class Run
{
    public static async Task AllAsync(IReadOnlyList<string> names, int? rounds, CancellationToken stop)
    {
        Console.WriteLine($"{DateTime.UtcNow:u}  {Environment.ProcessorCount} cores, {LoadAverage.Now}");
        var places = new Places();
        using var home = new Home(places);
        Progress.Show("a first session");
        await new Shell(places, home).FirstAsync(stop);
        var lines = new List<Line>();
        foreach (IFigure figure in AllFigures.Create(places, home).Where(figure => names.Contains(figure.Name)))
        {
            await figure.TakeAsync(rounds ?? figure.DefaultRounds, lines, stop);
        }

        Console.WriteLine($"{DateTime.UtcNow:u}  {LoadAverage.Now}");
        Console.WriteLine();
        Table.Write(lines, Console.Out);
    }
}
