using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;

namespace AdoEntra.Commands;

/// <summary>Pull requests, by what they are or by their numbers.</summary>
[Cmdlet(VerbsCommon.Get, "AdoPullRequest", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(AdoPullRequest))]
public sealed class GetAdoPullRequestCommand : RepositoryListCmdlet<AdoPullRequest>
{
    private const string ListSet = "List";
    private const string OneSet = "One";

    /// <summary>Numbers of pull requests. No project is needed: they are unique in the organization.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OneSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public long[] PullRequestId { get; set; } = [];

    /// <summary>Titles, with wildcards. Default: all.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    public string[]? Title { get; set; }

    /// <summary>Which of them: Active, Abandoned, Completed or All. Default: Active; with a time of closing, All.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("Active", "Abandoned", "Completed", "All")]
    public string? Status { get; set; }

    /// <summary>Who created them: an email address, a display name, an id, or @me.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string? Creator { get; set; }

    /// <summary>Who reviews them: an email address, a display name, an id, or @me.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string? Reviewer { get; set; }

    /// <summary>The branch that is to be merged.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string? SourceBranch { get; set; }

    /// <summary>The branch that is to be merged into.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string? TargetBranch { get; set; }

    /// <summary>Labels, with wildcards: pull requests that have one of them.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    public string[]? Label { get; set; }

    /// <summary>Only drafts; with <c>-Draft:$false</c> none of them.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Draft { get; set; }

    /// <summary>Created at this time or later.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Created at this time or earlier.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Completed or abandoned at this time or later.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTimeOffset? ClosedAfter { get; set; }

    /// <summary>Completed or abandoned at this time or earlier.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTimeOffset? ClosedBefore { get; set; }

    private protected override ListWork<AdoPullRequest> List()
    {
        if (ParameterSetName == OneSet)
        {
            long[] numbers = PullRequestId;
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
}
