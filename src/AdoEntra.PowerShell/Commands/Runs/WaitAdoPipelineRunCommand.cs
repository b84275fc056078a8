using System.Collections.Concurrent;
using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Watching;

namespace AdoEntra.Commands;

/// <summary>Waits until runs are over, and says how they ended.</summary>
[Cmdlet(VerbsLifecycle.Wait, "AdoPipelineRun")]
[OutputType(typeof(AdoPipelineRun))]
public sealed class WaitAdoPipelineRunCommand : ServiceCmdlet
{
    private readonly List<(ResourceClient Client, string? Project, long Run)> _runs = [];

    /// <summary>The numbers of the runs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValueArgument(typeof(long[]), "Pass numbers of runs.")]
    public long[] RunId { get; set; } = [];

    /// <summary>The project by name or id. Default: the connection's project.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoProject>))]
    public string? Project { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        ResourceClient client = Client;
        foreach (long run in RunId) _runs.Add((client, Project, run));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        TimeSpan? limit = MyInvocation.BoundParameters.ContainsKey(nameof(TimeoutSec)) ? TimeSpan.FromSeconds(TimeoutSec) : null;
        var progress = new RunProgressBars(this);
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task> waits =
        [
            .. _runs.Select(one => WaitAsync(one.Client, one.Project, one.Run, new RunWatch(one.Client, progress, limit), all.Token)),
        ];
        try
        {
            // As they end, whatever their order.
            while (waits.Count > 0)
            {
                Task ended = await Task.WhenAny(waits).ConfigureAwait(false);
                waits.Remove(ended);
                await ended.ConfigureAwait(false);
            }
        }
        finally
        {
            all.Cancel();
        }
    }

    private async Task WaitAsync(ResourceClient client, string? project, long run, RunWatch watch, CancellationToken cancellationToken)
    {
        try
        {
            RunPlace place = new(client.RequireProject(project), run);
            AdoPipelineRun over = await watch.WaitAsync(place, cancellationToken).ConfigureAwait(false);
            AdoServiceException? failure = RunFailure.Is(over)
                ? await RunFailure.DescribeAsync(client, place, over, cancellationToken).ConfigureAwait(false)
                : null;

            // The run first: with -ErrorAction Stop the error is the last thing that happens.
            await WriteAsync(over).ConfigureAwait(false);
            if (failure is not null) await WriteErrorAsync(failure).ConfigureAwait(false);
        }
        catch (AdoEntraException exception) when (ItemFailures.IsAboutOne(exception) || exception.ErrorId == ErrorIds.TimedOut)
        {
            await WriteErrorAsync(exception).ConfigureAwait(false);
        }
    }
}
