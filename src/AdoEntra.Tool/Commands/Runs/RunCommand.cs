using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Tool.CommandLine;

namespace AdoEntra.Tool.Commands;

/// <summary>A verb that is about one run.</summary>
internal abstract class RunCommand : ConnectedCommand
{
    private readonly Argument<long> _run = new("run") { Description = "The number of the run, as it stands in the address of its page." };
    private readonly RequestArguments _requests;

    /// <param name="name">The verb.</param>
    /// <param name="description">What it does.</param>
    /// <param name="host">What it works with.</param>
    protected RunCommand(string name, string description, ToolHost host)
        : base(name, description, host)
    {
        Add(_run);
        _requests = new RequestArguments(this);
    }

    /// <summary>Does the work for the run and gives the exit code.</summary>
    protected abstract Task<int> RunAsync(ResourceClient client, RunPlace place, ParseResult parsed, CancellationToken cancellationToken);

    protected sealed override Task<int> RunAsync(AdoConnection connection, ParseResult parsed, CancellationToken cancellationToken)
    {
        var client = new ResourceClient(Host.Process.Client, connection, _requests.Context(parsed, Host.Messages));
        return RunAsync(client, new RunPlace(client.RequireProject(null), parsed.GetValue(_run)), parsed, cancellationToken);
    }
}
