using AdoEntra.Long.Children;
using AdoEntra.Long.Report;

namespace AdoEntra.Long.Kills;

/// <summary>Ends the tool, and where there is a shell the module, at random moments of their work, and looks at what they leave.</summary>
internal sealed class KillsPart(Places places) : IPart
{
    public const string OwnName = "kills";

    public string Name => OwnName;

    public async Task RunAsync(TimeSpan time, int? seed, Results results, CancellationToken stop)
    {
        int next = seed ?? new Random().Next(1_000_000_000);
        var cases = new List<KillCase>();
        var progress = new Progress(OwnName, time);
        await Task.WhenAll(Enumerable.Range(0, seed is null ? Environment.ProcessorCount : 1).Select(async _ =>
        {
            progress.Show(static () => "running each job once without a signal");
            await using KillScene scene = await KillScene.StartAsync(places, stop);
            do
            {
                KillCase one = await scene.RunAsync(Interlocked.Increment(ref next) - 1, stop);
                if (one.Problems.Count > 0) results.Failure(OwnName, one.ToString(), $"tests/long/run {OwnName} --seed {one.Seed}");
                lock (cases)
                {
                    cases.Add(one);
                    progress.Show(() => $"{cases.Count} cases, {cases.Count(static one => one.Problems.Count > 0)} failed");
                }
            }
            while (seed is null && !progress.IsOver);
        }));

        foreach (IGrouping<string, KillCase> job in cases.GroupBy(static one => one.Job.Name).OrderBy(static job => job.Key))
        {
            int failed = job.Count(static one => one.Problems.Count > 0);
            results.Add(new Row(OwnName, job.Key, job.Count() - failed, failed, Figures([.. job])));
        }
    }

    private static string Figures(KillCase[] cases)
    {
        string signals = string.Join(
            ", ", Enum.GetValues<Signal>().Select(signal => $"{cases.Count(one => one.Moment.Signal == signal)} {signal}"));
        string resumed = cases.Any(static one => one.Job.Resumes) ? $"; {cases.Count(static one => one.Resumed)} resumed" : string.Empty;
        return $"{signals}; {cases.Count(static one => one.HadEnded)} had ended before{resumed}";
    }
}
