using AdoEntra.Bench.Children;
using AdoEntra.Bench.Measuring;
using AdoEntra.Bench.Report;
using AdoEntra.Emulator;

namespace AdoEntra.Bench.Figures;

/// <summary>
/// Connect with the first token of a session: chosen by itself against named, named against a bare request; and how long it takes to find
/// nothing.
/// </summary>
internal sealed class SignInFigure(Shell shell) : IFigure
{
    public const string OwnName = "sign-in";

    public string Name => OwnName;

    public int DefaultRounds => 15;

    public async Task TakeAsync(int rounds, List<Line> lines, CancellationToken stop)
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions(), stop);
        Series auto = new(), named = new(), bare = new(), nothing = new();
        await RoundRobin.RunAsync(
            OwnName,
            rounds,
            [
                Way("sign-in", emulator, ["Auto"], "K ManagedIdentity", auto),
                Way("sign-in", emulator, ["Identity"], "K ManagedIdentity", named),
                Way("sign-in-bare", emulator, [], "M ", bare),
            ],
            stop
        );
        await RoundRobin.RunAsync(
            $"{OwnName}, nothing there",
            Math.Min(rounds, 5),
            [Way("sign-in-nothing", null, [], "K NoCredential", nothing)],
            stop
        );

        lines.Add(Line.Times("connect, Auto in an Azure-like environment, ms; reference: -Identity", auto, named, atMost: 1.1));
        lines.Add(Line.Times("connect with the first token, ms; reference: a bare request", named, bare, atMost: 1.5));
        lines.Add(Line.Fact("Auto where nothing is there, ms", nothing.ToString(), "< 2000", nothing.Median < 2000));

        Func<bool, Task> Way(string script, EmulatorHost? at, object[] arguments, string proof, Series series) =>
            async counts =>
            {
                Reading reading = await shell.ScriptAsync(at, script, arguments, stop);
                if (!reading.Output.Contains(proof, StringComparison.Ordinal))
                    throw new MeasurementException($"{script} did not sign in as expected:\n{reading.Output}");
                if (counts)
                    series.Add(reading.Number("sign_in_ms"));
            };
    }
}
