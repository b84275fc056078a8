using System.Globalization;
using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.PullRequests.Threads;

namespace AdoEntra.Commands;

/// <summary>Threads of comments of pull requests.</summary>
[Cmdlet(VerbsCommon.Get, "AdoPullRequestThread", SupportsPaging = true)]
[OutputType(typeof(AdoPullRequestThread))]
public sealed class GetAdoPullRequestThreadCommand : ListCmdlet<AdoPullRequestThread>
{
    /// <summary>The number of the pull request.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValueArgument(typeof(long), "Pass the number of a pull request.")]
    public long PullRequestId { get; set; }

    /// <summary>Numbers of threads. Default: all.</summary>
    [Parameter(Position = 1)]
    [ValueArgument(typeof(long[]), "Pass numbers of threads.")]
    public long[]? ThreadId { get; set; }

    /// <summary>Their status. Default: any, and none.</summary>
    [Parameter]
    [ChoiceArgument("Active", "Pending", "Fixed", "WontFix", "Closed", "ByDesign", IsList = true)]
    [ValidateSet("Active", "Pending", "Fixed", "WontFix", "Closed", "ByDesign")]
    public string[] Status { get; set; } = [];

    /// <summary>Also what Azure DevOps itself wrote: votes, pushes, changes of the status.</summary>
    [Parameter]
    public SwitchParameter IncludeSystem { get; set; }

    /// <summary>Also threads of which all comments were deleted.</summary>
    [Parameter]
    public SwitchParameter IncludeDeleted { get; set; }

    /// <summary>Where the pull request that comes in is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? ProjectName { get; set; }

    /// <summary>Where the pull request that comes in is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? RepositoryName { get; set; }

    private protected override ListWork<AdoPullRequestThread> List()
    {
        (long number, RepositoryPlace? place) = (PullRequestId, ThreadChangeCmdlet.PlaceOf(ProjectName, RepositoryName));
        ThreadSearch search = new()
        {
            Statuses = Status,
            Numbers = Names(ThreadId is null ? null : [.. ThreadId.Select(static one => one.ToString(CultureInfo.InvariantCulture))]),
            WithSystem = IncludeSystem,
            WithDeleted = IncludeDeleted,
        };
        return (list, stop) => search.ReadAsync(list, number, place, stop);
    }
}
