using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Watching;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Failures;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra run log</c>: the lines that the tasks of a run wrote.</summary>
internal sealed class RunLogCommand : RunCommand
{
    private readonly Option<bool> _failed = SignInArguments.Flag("--failed", "Only the tasks that failed.");
    private readonly Option<bool> _follow = SignInArguments.Flag("--follow", "Go on with what is written until the run is over.");

    public RunLogCommand(ToolHost host)
        : base("log", "The lines that the tasks of a run wrote.", host)
    {
        Add(_failed);
        Add(_follow);
    }

    protected override async Task<int> RunAsync(
        ResourceClient client, RunPlace place, ParseResult parsed, CancellationToken cancellationToken)
    {
        bool failed = parsed.GetValue(_failed);
        var logs = new LogFollower(client, place, task => !failed || task.Result == "failed");
        if (parsed.GetValue(_follow)) await logs.FollowAsync(Write, new RunMessages(Host.Messages), cancellationToken);
        else await logs.ReadAsync(Write, cancellationToken);
        return ExitCodes.Ok;
    }

    private ValueTask Write(IReadOnlyList<string> lines)
    {
        foreach (string line in lines)
        {
            Host.Console.Out.Write(line);
            Host.Console.Out.Write('\n');
        }

        Host.Console.Deliver();
        return ValueTask.CompletedTask;
    }
}
