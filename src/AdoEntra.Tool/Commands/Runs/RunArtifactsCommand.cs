using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Output;
using AdoEntra.Tool.Views;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra run artifacts</c>: what a run published.</summary>
internal sealed class RunArtifactsCommand : RunCommand
{
    private readonly View<AdoPipelineArtifact> _view = new();
    private readonly ListArguments _list;

    public RunArtifactsCommand(ToolHost host)
        : base("artifacts", "What a run published.", host) => _list = new ListArguments(this, _view.TsvNames);

    protected override async Task<int> RunAsync(
        ResourceClient client, RunPlace place, ParseResult parsed, CancellationToken cancellationToken)
    {
        ItemWriter<AdoPipelineArtifact> output = ItemWriter<AdoPipelineArtifact>.Create(_list.Format(parsed), _view, Host.Console);
        var window = new ItemWindow<AdoPipelineArtifact>(
            new ReportingSink<AdoPipelineArtifact>(output, Host.Messages), _list.First(parsed), _list.Skip(parsed));
        await foreach (IReadOnlyList<AdoPipelineArtifact> batch in client.ReadListAsync(
            AdoPipelineArtifact.List(place.Project, place.Run), cancellationToken))
        {
            foreach (AdoPipelineArtifact artifact in batch) artifact.RunId = place.Run;
            await window.WriteAsync(batch);
        }

        output.Complete();
        return ExitCodes.Ok;
    }
}
