using System.Collections.Concurrent;
using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Watching;

namespace AdoEntra.Commands;

/// <summary>The stages, jobs and tasks of a run, and what it waits for.</summary>
[Cmdlet(VerbsCommon.Get, "AdoPipelineTask", SupportsPaging = true)]
[OutputType(typeof(AdoPipelineTask))]
public sealed class GetAdoPipelineTaskCommand : RunPartCmdlet<AdoPipelineTask>
{
    /// <summary>Names, with wildcards. Default: all.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    public string[]? Task { get; set; }

    /// <summary>Only records of this type. Default: all.</summary>
    [Parameter]
    [ChoiceArgument("Stage", "Phase", "Job", "Task", "Checkpoint")]
    [ValidateSet("Stage", "Phase", "Job", "Task", "Checkpoint")]
    public string? Type { get; set; }

    /// <summary>Only what failed.</summary>
    [Parameter]
    public SwitchParameter Failed { get; set; }

    private protected override ListWork<AdoPipelineTask> List()
    {
        (NameFilter names, string? type, bool failed) = (Names(Task), Type, Failed);
        return OfRuns(async (list, place, stop) =>
        {
            IReadOnlyList<AdoPipelineTask> records = await list.Client.ReadTimelineAsync(place, stop).ConfigureAwait(false);
            await list.AddAsync([.. records.Where(Matches)]).ConfigureAwait(false);
        });

        bool Matches(AdoPipelineTask record) =>
            names.Matches(record.Name, record.Id)
            && (type is null || NameFilter.Same(record.Type?.Split('.')[0], type))
            && (!failed || record.Result == "failed");
    }
}
