using AdoEntra.Connections;
using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Http;
using AdoEntra.Tool;
using ToolProgram = AdoEntra.Tool.Program;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>
/// A command line of the tool in this process: with variables, standard input, a time and a Core of its own. What a process adds to that is
/// told by <see cref="ToolProcess"/>.
/// </summary>
internal sealed class ToolRun(EmulatorHost? emulator = null)
{
    // What Azure's library waits before it asks Entra again.
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(1);

    /// <summary>Changes the variables, which lead to the emulator; null for no change.</summary>
    public Action<IDictionary<string, string?>>? Environment { get; init; }

    /// <summary>What there is on standard input.</summary>
    public string Input { get; init; } = string.Empty;

    public LeapingClock Clock { get; init; } = new();

    public async Task<ToolOutcome> RunAsync(params string[] args)
    {
        Dictionary<string, string?> variables = [];
        emulator?.ApplyTo(variables);
        Environment?.Invoke(variables);
        var transport = new HttpTransport(emulator is { HasEntra: true } ? emulator.CreateHandler : null);
        using var core = new ProcessServices(
            transport, name => variables.GetValueOrDefault(name), static () => DateTimeOffset.UtcNow, Clock.ForRequests(), s_firstPause);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int exitCode = await ToolProgram.Run(args, new StringReader(Input), output, error, core, CancellationToken.None).InTimeAsync();
        return new(exitCode, output.ToString(), error.ToString());
    }
}
