using System.Collections.Concurrent;
using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Watching;

namespace AdoEntra.Commands;

/// <summary>Runs of pipelines, newest first by the time that they were queued.</summary>
[Cmdlet(VerbsCommon.Get, "AdoPipelineRun", SupportsPaging = true)]
[OutputType(typeof(AdoPipelineRun))]
public sealed class GetAdoPipelineRunCommand : ProjectListCmdlet<AdoPipelineRun>
{
    private static readonly string[] s_filters =
    [
        nameof(Pipeline), nameof(Branch), nameof(Status), nameof(Result), nameof(Reason), nameof(RequestedFor), nameof(Tag),
        nameof(MinTime), nameof(MaxTime),
    ];

    /// <summary>Numbers of runs.</summary>
    [Parameter(Position = 0)]
    [Alias("Id")]
    [ValueArgument(typeof(long[]), "Pass numbers of runs.")]
    public long[]? RunId { get; set; }

    /// <summary>Of these pipelines: names, paths or numbers, with wildcards. Default: all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PipelineId")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoPipeline>))]
    public string[]? Pipeline { get; set; }

    /// <summary>The branch that they build, with or without <c>refs/heads/</c>.</summary>
    [Parameter]
    public string? Branch { get; set; }

    /// <summary>How far they are.</summary>
    [Parameter]
    [ChoiceArgument("NotStarted", "InProgress", "Cancelling", "Postponed", "Completed")]
    [ValidateSet("NotStarted", "InProgress", "Cancelling", "Postponed", "Completed")]
    public string? Status { get; set; }

    /// <summary>How they ended.</summary>
    [Parameter]
    [ChoiceArgument("Succeeded", "PartiallySucceeded", "Failed", "Canceled")]
    [ValidateSet("Succeeded", "PartiallySucceeded", "Failed", "Canceled")]
    public string? Result { get; set; }

    /// <summary>Why they were queued.</summary>
    [Parameter]
    [ChoiceArgument("Manual", "IndividualCI", "BatchedCI", "Schedule", "PullRequest", "BuildCompletion", "ResourceTrigger")]
    [ValidateSet("Manual", "IndividualCI", "BatchedCI", "Schedule", "PullRequest", "BuildCompletion", "ResourceTrigger")]
    public string? Reason { get; set; }

    /// <summary>For whom they were queued: an email address, a display name, an id, or me.</summary>
    [Parameter]
    public string? RequestedFor { get; set; }

    /// <summary>Tags that they have, all of them.</summary>
    [Parameter]
    public string[] Tag { get; set; } = [];

    /// <summary>Queued at this time or later.</summary>
    [Parameter]
    [ValueArgument(typeof(DateTimeOffset), "Pass a time, for example 2026-02-01 or (Get-Date).AddDays(-30).")]
    public DateTimeOffset? MinTime { get; set; }

    /// <summary>Queued at this time or earlier.</summary>
    [Parameter]
    [ValueArgument(typeof(DateTimeOffset), "Pass a time, for example 2026-02-01 or (Get-Date).AddDays(-30).")]
    public DateTimeOffset? MaxTime { get; set; }

    private protected override ListWork<AdoPipelineRun> List()
    {
        if (RunId is { } runs)
        {
            EnsureNoFilter();
            NameFilter projects = Projects;
            return (list, stop) =>
            {
                NameFilter own = projects.OrOwn(list.Connection);
                string project = own is { IsExact: true, Exact.Count: 1 } ? own.Exact[0] : list.Client.RequireProject(null);
                return list.AddForEachAsync(
                    runs, (each, run, end) => each.AddOneAsync(AdoPipelineRun.One(project, run), end), stop);
            };
        }

        return new RunSearch
        {
            Projects = Projects,
            Pipelines = Names(Pipeline),
            RequestedFor = RequestedFor,
            Query = new RunQuery
            {
                Branch = Branch is null ? null
                    : Branch.StartsWith(ReferenceName.All, StringComparison.Ordinal) ? Branch
                    : ReferenceName.Heads + Branch,
                Status = Word(Status),
                Result = Word(Result),
                Reason = Word(Reason),
                Tags = Tag,
                After = MinTime,
                Before = MaxTime,
            },
        }.ReadAsync;
    }

    // The service's words begin with a small letter.
    private static string? Word(string? choice) =>
        choice is null ? null : char.ToLowerInvariant(choice[0]) + choice.Substring(1);

    private void EnsureNoFilter()
    {
        if (s_filters.FirstOrDefault(MyInvocation.BoundParameters.ContainsKey) is not { } filter) return;
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"-{filter} narrows down a list, and -{nameof(RunId)} finds a run by its number.",
            "Remove one of them.")
        {
            Target = filter,
        };
    }
}
