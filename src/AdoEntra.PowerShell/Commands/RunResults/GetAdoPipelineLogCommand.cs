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

/// <summary>The lines that the tasks of a run wrote.</summary>
[Cmdlet(VerbsCommon.Get, "AdoPipelineLog")]
[OutputType(typeof(string))]
public sealed class GetAdoPipelineLogCommand : ServiceCmdlet
{
    /// <summary>The number of the run.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValueArgument(typeof(long), "Pass the number of a run.")]
    public long RunId { get; set; }

    /// <summary>Names of tasks, with wildcards. Default: all.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    public string[]? Task { get; set; }

    /// <summary>The project by name or id. Default: the connection's project.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoProject>))]
    public string? Project { get; set; }

    /// <summary>Only the tasks that failed.</summary>
    [Parameter]
    public SwitchParameter Failed { get; set; }

    /// <summary>Goes on with what is written until the run is over.</summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        ResourceClient client = Client;
        (string? project, long run, bool failed, bool follow) = (Project, RunId, Failed, Follow);
        NameFilter names = PowerShellWildcards.Filter(Task);
        try
        {
            RunPlace place = new(client.RequireProject(project), run);
            LogFollower logs = new(client, place, task => names.Matches(task.Name, task.Id) && (!failed || task.Result == "failed"));
            if (follow) await logs.FollowAsync(WriteLinesAsync, new RunProgressBars(this), cancellationToken).ConfigureAwait(false);
            else await logs.ReadAsync(WriteLinesAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (AdoEntraException exception) when (ItemFailures.IsAboutOne(exception) || exception.ErrorId == ErrorIds.Transient)
        {
            await WriteErrorAsync(exception).ConfigureAwait(false);
        }
    }

    private ValueTask WriteLinesAsync(IReadOnlyList<string> lines) => WriteAllAsync(lines);
}
