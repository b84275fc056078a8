using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.Differences;
using AdoEntra.Resources.Git.PullRequests;

namespace AdoEntra.Commands;

/// <summary>The files that a pull request changes, or a patch of them.</summary>
[Cmdlet(VerbsCommon.Get, "AdoPullRequestChange", SupportsPaging = true)]
[OutputType(typeof(AdoFileChange), typeof(string), typeof(FileInfo))]
public sealed class GetAdoPullRequestChangeCommand : ComparisonCmdlet
{
    /// <summary>The number of the pull request.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValueArgument(typeof(long), "Pass the number of a pull request.")]
    public long PullRequestId { get; set; }

    /// <summary>The iteration, from 1: each push to the source branch is one. Default: the latest.</summary>
    [Parameter]
    [ValueArgument(typeof(int), "Pass the number of an iteration, from 1.")]
    [ValidateRange(1, int.MaxValue)]
    public int? Iteration { get; set; }

    /// <summary>The earlier iteration that it is compared with. Default: what the pull request is to be merged into.</summary>
    [Parameter]
    [ValueArgument(typeof(int), "Pass the number of an iteration, from 1.")]
    [ValidateRange(1, int.MaxValue)]
    public int? CompareTo { get; set; }

    private protected override Func<ResourceClient, CancellationToken, Task<Comparison>> Compare()
    {
        (long number, int? iteration, int? compareTo) = (PullRequestId, Iteration, CompareTo);
        return (client, stop) => client.ComparePullRequestAsync(number, iteration, compareTo, stop);
    }
}
