using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>The tool as a child process against an emulator of its own.</summary>
public abstract class ToolTests(EmulatorOptions? options = null) : EmulatorTests(options)
{
    private protected static readonly string[] SignIn = ["--identity", "--organization", "MyOrg"];

    /// <summary>Runs the tool with just these arguments.</summary>
    private protected Task<ToolOutcome> RunAsync(params string[] args) => ToolProcess.RunAsync(Emulator, null, args);

    /// <summary>Runs the tool signed in as the system-assigned identity.</summary>
    private protected Task<ToolOutcome> SignedInAsync(params string[] args) => RunAsync([.. args, .. SignIn]);
}
