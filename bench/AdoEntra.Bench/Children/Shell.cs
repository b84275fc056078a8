using AdoEntra.Emulator;

namespace AdoEntra.Bench.Children;

/// <summary>Starts the measured processes: PowerShell with a script, or a program.</summary>
internal sealed class Shell(Places places, Home home)
{
    /// <summary>The first session of a user, which leaves in the home what every later one finds there.</summary>
    public Task<Reading> FirstAsync(CancellationToken stop) =>
        Child.RunAsync(
            places.Shell,
            ["-NoProfile", "-NonInteractive", "-File", places.Script("prepare")],
            home.Environment(null, null),
            stop
        );

    /// <summary>A fresh PowerShell that runs a script of <c>bench/scripts</c>.</summary>
    public Task<Reading> ScriptAsync(EmulatorHost? emulator, string script, object[] arguments, CancellationToken stop) =>
        PowerShellAsync(emulator, ["-File", places.Script(script), .. arguments.Select(static argument => argument.ToString()!)], stop);

    /// <summary>The same, and the process says at its end how much memory it has needed (number <c>peak_mb</c>).</summary>
    public Task<Reading> ScriptWithPeakAsync(EmulatorHost? emulator, string script, object[] arguments, CancellationToken stop) =>
        ScriptAsync(emulator, "with-peak", [places.Script(script), .. arguments], stop);

    /// <summary>What a shell costs that does nothing.</summary>
    public Task<Reading> IdleAsync(CancellationToken stop) => PowerShellAsync(null, ["-Command", "1"], stop);

    public Task<Reading> IdleWithPeakAsync(CancellationToken stop) => ScriptAsync(null, "with-peak", [], stop);

    public Task<Reading> ProgramAsync(EmulatorHost? emulator, string file, IEnumerable<string> arguments, CancellationToken stop) =>
        Child.RunAsync(file, arguments, home.Environment(emulator, string.Join(' ', arguments)), stop);

    /// <summary>The assemblies that an import has loaded; without any network where the system can give a process none.</summary>
    public async Task<(IReadOnlyList<string> Names, bool WithoutNetwork)> LoadedAsync(CancellationToken stop)
    {
        bool unshare = await Unshare.WorksAsync(stop);
        string[] script = ["-NoProfile", "-NonInteractive", "-File", places.Script("loaded")];
        Reading reading = unshare
            ? await ProgramAsync(null, Unshare.Program, [.. Unshare.Arguments, places.Shell, .. script], stop)
            : await ProgramAsync(null, places.Shell, script, stop);
        return (
            [
                .. reading
                    .Output.Split('\n')
                    .Where(static line => line.StartsWith("A ", StringComparison.Ordinal))
                    .Select(static line => line[2..].Trim()),
            ],
            unshare
        );
    }

    private Task<Reading> PowerShellAsync(EmulatorHost? emulator, string[] arguments, CancellationToken stop) =>
        ProgramAsync(emulator, places.Shell, ["-NoProfile", "-NonInteractive", .. arguments], stop);
}
