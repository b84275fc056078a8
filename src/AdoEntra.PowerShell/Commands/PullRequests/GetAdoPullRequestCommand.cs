using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.PullRequests;

namespace AdoEntra.Commands;

/// <summary>Pull requests, by what they are or by their numbers.</summary>
[Cmdlet(VerbsCommon.Get, "AdoPullRequest", SupportsPaging = true)]
[OutputType(typeof(AdoPullRequest))]
public sealed class GetAdoPullRequestCommand : RepositoryListCmdlet<AdoPullRequest>
{
    // Of these a number needs none. In one parameter set nevertheless: with two, the shell binds pull requests that come in to the default
    // one, which lists the others of their repository.
    private static readonly string[] s_filters =
    [
        nameof(Title), nameof(Status), nameof(Creator), nameof(Reviewer), nameof(SourceBranch), nameof(TargetBranch), nameof(Label),
        nameof(Draft), nameof(CreatedAfter), nameof(CreatedBefore), nameof(ClosedAfter), nameof(ClosedBefore),
    ];

    /// <summary>Numbers of pull requests. No project is needed: they are unique in the organization.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValueArgument(typeof(long[]), "Pass numbers of pull requests.")]
    public long[]? PullRequestId { get; set; }

    /// <summary>Titles, with wildcards. Default: all.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[]? Title { get; set; }

    /// <summary>Which of them: Active, Abandoned, Completed or All. Default: Active; with a time of closing, All.</summary>
    [Parameter]
    [ChoiceArgument("Active", "Abandoned", "Completed", "All")]
    [ValidateSet("Active", "Abandoned", "Completed", "All")]
    public string? Status { get; set; }

    /// <summary>Who created them: an email address, a display name, an id, or me.</summary>
    [Parameter]
    public string? Creator { get; set; }

    /// <summary>Who reviews them: an email address, a display name, an id, or me.</summary>
    [Parameter]
    public string? Reviewer { get; set; }

    /// <summary>The branch that is to be merged.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string? SourceBranch { get; set; }

    /// <summary>The branch that is to be merged into.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string? TargetBranch { get; set; }

    /// <summary>Labels, with wildcards: pull requests that have one of them.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[]? Label { get; set; }

    /// <summary>Only drafts; with <c>-Draft:$false</c> none of them.</summary>
    [Parameter]
    public SwitchParameter Draft { get; set; }

    /// <summary>Created at this time or later.</summary>
    [Parameter]
    [ValueArgument(typeof(DateTimeOffset), "Pass a time, for example 2026-02-01 or (Get-Date).AddDays(-30).")]
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Created at this time or earlier.</summary>
    [Parameter]
    [ValueArgument(typeof(DateTimeOffset), "Pass a time, for example 2026-02-01 or (Get-Date).AddDays(-30).")]
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Completed or abandoned at this time or later.</summary>
    [Parameter]
    [ValueArgument(typeof(DateTimeOffset), "Pass a time, for example 2026-02-01 or (Get-Date).AddDays(-30).")]
    public DateTimeOffset? ClosedAfter { get; set; }

    /// <summary>Completed or abandoned at this time or earlier.</summary>
    [Parameter]
    [ValueArgument(typeof(DateTimeOffset), "Pass a time, for example 2026-02-01 or (Get-Date).AddDays(-30).")]
    public DateTimeOffset? ClosedBefore { get; set; }

    private protected override ListWork<AdoPullRequest> List()
    {
        if (PullRequestId is { } numbers)
        {
            EnsureNoFilter();
            return (list, stop) =>
                list.AddForEachAsync(numbers, static (each, number, stop) => each.AddOneAsync(AdoPullRequest.One(number), stop), stop);
        }

        TimeRange closed = new(ClosedAfter, ClosedBefore);
        PullRequestSearch search = new()
        {
            Projects = Projects,
            Repositories = Repositories,
            Titles = Names(Title),
            Labels = Names(Label),
            Creator = Creator,
            Reviewer = Reviewer,
            IsDraft = MyInvocation.BoundParameters.ContainsKey(nameof(Draft)) ? Draft.IsPresent : null,
            Query = new PullRequestQuery
            {
                Status = Status?.ToLowerInvariant() ?? (closed.IsEverything ? "active" : "all"),
                SourceRefName = SourceBranch is null ? null : ReferenceName.OfBranch(SourceBranch),
                TargetRefName = TargetBranch is null ? null : ReferenceName.OfBranch(TargetBranch),
                Created = new(CreatedAfter, CreatedBefore),
                Closed = closed,
            },
        };
        return search.ReadAsync;
    }

    private void EnsureNoFilter()
    {
        if (s_filters.FirstOrDefault(MyInvocation.BoundParameters.ContainsKey) is not { } filter) return;
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"-{filter} narrows down a list, and -{nameof(PullRequestId)} finds a pull request by its number.",
            "Remove one of them.")
        {
            Target = filter,
        };
    }
}
