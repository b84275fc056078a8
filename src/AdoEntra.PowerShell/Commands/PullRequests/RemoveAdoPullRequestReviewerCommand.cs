using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.PullRequests;

namespace AdoEntra.Commands;

/// <summary>Removes a reviewer from a pull request.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoPullRequestReviewer", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveAdoPullRequestReviewerCommand : PullRequestChangeCmdlet<AdoReviewer>
{
    /// <summary>Who: an email address, a display name, an id, or me.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Reviewer { get; set; } = string.Empty;

    private protected override Change<AdoReviewer> Change()
    {
        (long number, string reviewer) = (PullRequestId, Reviewer);
        return new(
            $"Remove reviewer '{reviewer}' from pull request {number}",
            async (client, stop) =>
            {
                await client.RemoveReviewerAsync(number, reviewer, stop).ConfigureAwait(false);
                return null;
            }
        );
    }
}
