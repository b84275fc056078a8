using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.PullRequests;

namespace AdoEntra.Commands;

/// <summary>Votes on a pull request, as the identity of the connection.</summary>
[Cmdlet(VerbsCommon.Set, "AdoPullRequestVote", SupportsShouldProcess = true)]
[OutputType(typeof(AdoReviewer))]
public sealed class SetAdoPullRequestVoteCommand : PullRequestChangeCmdlet<AdoReviewer>
{
    /// <summary>The vote.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ChoiceArgument("Approve", "ApproveWithSuggestions", "WaitForAuthor", "Reject", "Reset")]
    [ValidateSet("Approve", "ApproveWithSuggestions", "WaitForAuthor", "Reject", "Reset")]
    public string Vote { get; set; } = string.Empty;

    private protected override Change<AdoReviewer> Change()
    {
        (long number, string word) = (PullRequestId, Vote);
        int vote = word.ToUpperInvariant() switch
        {
            "APPROVE" => 10,
            "APPROVEWITHSUGGESTIONS" => 5,
            "WAITFORAUTHOR" => -5,
            "REJECT" => -10,
            _ => 0,
        };
        return new(
            $"Vote '{word}' on pull request {number}",
            async (client, stop) => await client.PutReviewerAsync(number, "me", vote, null, stop).ConfigureAwait(false)
        );
    }
}
