using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Watching;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Output;
using AdoEntra.Tool.Views;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra run view</c> and <c>adoentra run watch</c>: a run as it is, and as it is when it is over.</summary>
internal sealed class RunWatchCommand : RunCommand
{
    private readonly View<AdoPipelineRun> _view = new();
    private readonly ListArguments _list;
    private readonly bool _waits;

    /// <param name="host">What it works with.</param>
    /// <param name="waits">Whether it waits until the run is over.</param>
    public RunWatchCommand(ToolHost host, bool waits)
        : base(
            waits ? "watch" : "view",
            waits
                ? "Wait until a run is over; fails where the run failed, with the task and the end of its log."
                : "One run of a pipeline.",
            host
        )
    {
        _waits = waits;
        _list = new ListArguments(this, _view.TsvNames);
    }

    protected override async Task<int> RunAsync(
        ResourceClient client, RunPlace place, ParseResult parsed, CancellationToken cancellationToken)
    {
        AdoPipelineRun run = _waits
            ? await new RunWatch(client, new RunMessages(Host.Messages), limit: null).WaitAsync(place, cancellationToken)
            : await client.ReadOneAsync(AdoPipelineRun.One(place.Project, place.Run), cancellationToken);
        ItemWriter<AdoPipelineRun> output = ItemWriter<AdoPipelineRun>.Create(_list.Format(parsed), _view, Host.Console);
        output.Write([run]);
        output.Complete();
        return _waits && RunFailure.Is(run)
            ? Host.Messages.Failure(await RunFailure.DescribeAsync(client, place, run, cancellationToken))
            : ExitCodes.Ok;
    }
}
