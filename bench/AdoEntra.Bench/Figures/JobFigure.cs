using AdoEntra.Bench.Children;
using AdoEntra.Bench.Measuring;
using AdoEntra.Bench.Report;
using AdoEntra.Emulator;

namespace AdoEntra.Bench.Figures;

/// <summary>
/// The whole job in a fresh shell (import, sign in with verification, list ten repositories) against a script of bare Invoke-RestMethod
/// calls.
/// </summary>
internal sealed class JobFigure(Shell shell) : IFigure
{
    public const string OwnName = "job";

    // The last repository of the project: proof that the job was done.
    private const string LastRepository = "sauce.recipes";

    public string Name => OwnName;

    public int DefaultRounds => 21;

    public async Task TakeAsync(int rounds, List<Line> lines, CancellationToken stop)
    {
        await using EmulatorHost near = await EmulatorHost.StartAsync(new EmulatorOptions(), stop);
        await using EmulatorHost far = await EmulatorHost.StartAsync(new EmulatorOptions { Latency = TimeSpan.FromMilliseconds(20) }, stop);
        Series idle = new(), ours = new(), bare = new(), oursFar = new(), bareFar = new(), oursPeak = new(), barePeak = new();
        Series requests = new(), bareRequests = new();

        await RoundRobin.RunAsync(
            OwnName,
            rounds,
            [
                Idle,
                Job("job-adoentra", near, ours, requests),
                Job("job-bare", near, bare, bareRequests),
                Job("job-adoentra", far, oursFar),
                Job("job-bare", far, bareFar),
            ],
            stop
        );
        await RoundRobin.RunAsync(
            $"{OwnName}, memory",
            Math.Min(rounds, 3),
            [Peak("job-adoentra", oursPeak), Peak("job-bare", barePeak)],
            stop
        );

        lines.Add(Line.Times("whole job, ms; reference: bare Invoke-RestMethod", ours, bare, atMost: 1.2));
        lines.Add(Line.Times("the same, each answer 20 ms later", oursFar, bareFar, atMost: 1.5));
        lines.Add(Line.More("whole job, ms; reference: pwsh -Command 1", ours, idle, "ms"));
        lines.Add(Line.More("whole job, requests", requests, bareRequests, "requests"));
        lines.Add(Line.More("whole job, peak memory, MB", oursPeak, barePeak, "MB"));

        async Task Idle(bool counts)
        {
            Reading reading = await shell.IdleAsync(stop);
            if (counts) idle.Add(reading.WallMs);
        }

        Func<bool, Task> Job(string script, EmulatorHost emulator, Series wall, Series? asked = null) =>
            async counts =>
            {
                long before = emulator.Requests.Total;
                Reading reading = await shell.ScriptAsync(emulator, script, [], stop);
                if (!reading.Output.Contains(LastRepository, StringComparison.Ordinal))
                    throw new MeasurementException($"{script} did not list the repositories:\n{reading.Output}");
                if (!counts)
                    return;
                wall.Add(reading.WallMs);
                asked?.Add(emulator.Requests.Total - before);
            };

        Func<bool, Task> Peak(string script, Series peak) => async counts =>
        {
            Reading reading = await shell.ScriptWithPeakAsync(near, script, [], stop);
            if (counts) peak.Add(reading.Number("peak_mb"));
        };
    }
}
