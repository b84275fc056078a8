using System.CommandLine;
using AdoEntra.Connections;
using AdoEntra.Tool.CommandLine;

namespace AdoEntra.Tool.Commands;

/// <summary>A verb that signs in first.</summary>
internal abstract class ConnectedCommand : Command
{
    private readonly SignInArguments _signIn;

    /// <param name="name">The verb.</param>
    /// <param name="description">What it does.</param>
    /// <param name="host">What it works with.</param>
    /// <param name="hasOwnProject">Whether it has a <c>--project</c> of its own.</param>
    protected ConnectedCommand(string name, string description, ToolHost host, bool hasOwnProject = false)
        : base(name, description)
    {
        Host = host;
        _signIn = new SignInArguments(this, host, hasOwnProject);
        SetAction(ConnectAndRunAsync);
    }

    protected ToolHost Host { get; }

    /// <summary>Does the work and gives the exit code.</summary>
    protected abstract Task<int> RunAsync(AdoConnection connection, ParseResult parsed, CancellationToken cancellationToken);

    private async Task<int> ConnectAndRunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Host.Messages.IsVerbose = _signIn.IsVerbose(parsed);
        ConnectRequest request = _signIn.Read(parsed);
        AdoConnection connection = await Host.Process.Connector.ConnectAsync(request, Host.Messages, cancellationToken);
        if (connection.IsEmulator)
        {
            Host.Messages.Warning(
                $"The connection '{connection.Name}' uses the emulator at {connection.OrganizationUrl}, not Azure DevOps: "
                    + "ADOENTRA_EMULATOR_URL is set."
            );
        }

        int exitCode = await RunAsync(connection, parsed, cancellationToken);
        if (!connection.IsEnded && Host.Process.Tokens.TakeFailure(connection.Session.Identity) is { } failure)
            Host.Messages.Warning(failure.ToString());
        return exitCode;
    }
}
