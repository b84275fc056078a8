using AdoEntra.Emulator;
using AdoEntra.Long.Report;

namespace AdoEntra.Long.Large;

/// <summary>Organizations as large as the largest there are, read while the service fails every few requests.</summary>
internal sealed class LargePart(Places places) : IPart
{
    public const string OwnName = "large";

    public string Name => OwnName;

    public async Task RunAsync(TimeSpan time, int? seed, Results results, CancellationToken stop)
    {
        int first = seed ?? new Random().Next(1_000_000_000);
        var progress = new Progress(OwnName, time);
        var runs = new Dictionary<string, List<ListRun>>();
        await using var emulators = new Emulators();
        for (int round = 0; round == 0 || (seed is null && !progress.IsOver); round++)
        {
            foreach (LargeList list in LargeLists.Of(places))
            {
                if (round > 0 && progress.IsOver) break;
                (EmulatorHost emulator, IReadOnlyList<string> expected) = await emulators.OfAsync(list, stop);
                ListRun run = await ListRun.RunAsync(
                    places, list, emulator, expected, first + round,
                    came => progress.Show(() => $"{list.Name}: {came:N0} items"), stop);
                if (!runs.TryGetValue(list.Name, out List<ListRun>? some)) runs[list.Name] = some = [];
                some.Add(run);
                if (run.Problems.Count > 0)
                {
                    results.Failure(
                        OwnName,
                        $"{list.Name}: {string.Join("; ", run.Problems)}",
                        $"tests/long/run {OwnName} --seed {first + round}"
                    );
                }
            }
        }

        foreach ((string name, List<ListRun> some) in runs)
        {
            int failed = some.Count(static run => run.Problems.Count > 0);
            results.Add(new Row(OwnName, name, some.Count - failed, failed, Figures(some)));
        }
    }

    private static string Figures(List<ListRun> runs)
    {
        int faults = runs.Sum(static run => run.Faults);
        long requests = runs.Sum(static run => run.Requests);
        double seconds = runs.Average(static run => run.Time.TotalSeconds);
        (double peak, double early) = (runs.Max(static run => run.PeakMb), runs.Max(static run => run.EarlyMb));
        return $"{faults:N0} faults, {requests:N0} requests, {seconds:0} s each; peak {peak:0} MB, after a tenth {early:0} MB";
    }
}
