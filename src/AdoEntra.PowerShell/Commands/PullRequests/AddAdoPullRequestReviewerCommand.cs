using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.PullRequests;

namespace AdoEntra.Commands;

/// <summary>Adds a reviewer to a pull request.</summary>
[Cmdlet(VerbsCommon.Add, "AdoPullRequestReviewer", SupportsShouldProcess = true)]
[OutputType(typeof(AdoReviewer))]
public sealed class AddAdoPullRequestReviewerCommand : PullRequestChangeCmdlet<AdoReviewer>
{
    /// <summary>Who: an email address, a display name, an id, or me.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Reviewer { get; set; } = string.Empty;

    /// <summary>The pull request cannot be completed without this vote.</summary>
    [Parameter]
    public SwitchParameter Required { get; set; }

    private protected override Change<AdoReviewer> Change()
    {
        (long number, string reviewer, bool? required) = (PullRequestId, Reviewer, Required ? true : null);
        return new(
            $"Add reviewer '{reviewer}' to pull request {number}",
            async (client, stop) => await client.PutReviewerAsync(number, reviewer, null, required, stop).ConfigureAwait(false)
        );
    }
}
