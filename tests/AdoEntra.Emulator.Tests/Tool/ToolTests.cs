using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>
/// The tool against an emulator of its own: in this process, unless a process is what is tested. A managed identity needs one: Azure's
/// library reads the process's own variables for it, and keeps its token as long as the process lives.
/// </summary>
public abstract class ToolTests(EmulatorOptions? options = null) : EmulatorTests(options)
{
    private const string Variable = "SECRET_OF_THE_TEST";

    // The usual 15 s are real ones in a process, which may have to wait for a processor as long.
    private protected const string EnoughTime = "--timeout-sec=600";

    /// <summary>As the host's system-assigned identity.</summary>
    private protected static readonly string[] Identity = ["--identity", "--organization", "MyOrg", EnoughTime];

    /// <summary>By a token that is there already.</summary>
    private protected static readonly string[] Token = ["--access-token", "env:" + Variable];

    /// <summary>Runs the tool with just these arguments.</summary>
    private protected Task<ToolOutcome> RunAsync(params string[] args) => RunAsync(static _ => { }, args);

    /// <summary>Runs the tool in another environment.</summary>
    private protected Task<ToolOutcome> RunAsync(Action<IDictionary<string, string?>> environment, params string[] args)
    {
        var run = new ToolRun(Emulator)
        {
            Environment = variables =>
            {
                variables[Variable] = Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned).Value;
                environment(variables);
            },
        };
        return run.RunAsync(args);
    }

    /// <summary>Runs the tool signed in, by <see cref="Token"/>.</summary>
    private protected Task<ToolOutcome> SignedInAsync(params string[] args) => RunAsync([.. args, .. Token, "--organization", "MyOrg"]);

    /// <summary>Runs the tool signed in as an application, which takes an emulator with Entra: its token can be renewed.</summary>
    private protected Task<ToolOutcome> ApplicationAsync(params string[] args) => ApplicationInAsync("MyOrg", args);

    /// <summary>The same in another organization.</summary>
    private protected Task<ToolOutcome> ApplicationInAsync(string organization, params string[] args)
    {
        EmulatedApplication application = Emulator.State.Entra.SecretApplication;
        var run = new ToolRun(Emulator)
        {
            Environment = variables => variables[Variable] = application.Secrets.Single(static secret => secret.ExpiresOn is null).Value,
        };
        string[] signIn = ["--client-id", $"{application.ClientId}", "--client-secret", "env:" + Variable];
        return run.RunAsync([.. args, "--organization", organization, .. signIn]);
    }

    /// <summary>Runs the tool signed in, as a shell of the host does it.</summary>
    private protected Task<ToolOutcome> ProcessAsync(params string[] args) => ToolProcess.RunAsync(Emulator, null, [.. args, .. Identity]);
}
