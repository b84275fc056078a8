using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.PullRequests;

namespace AdoEntra.Commands;

/// <summary>Completes a pull request: merges it, and waits until that is done.</summary>
[Cmdlet(VerbsLifecycle.Complete, "AdoPullRequest", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AdoPullRequest))]
public sealed class CompleteAdoPullRequestCommand : PullRequestChangeCmdlet<AdoPullRequest>
{
    /// <summary>How it is merged. Default: what the policies of the target branch allow.</summary>
    [Parameter]
    [ChoiceArgument("NoFastForward", "Squash", "Rebase", "RebaseMerge")]
    [ValidateSet("NoFastForward", "Squash", "Rebase", "RebaseMerge")]
    public string? MergeStrategy { get; set; }

    /// <summary>Deletes the source branch.</summary>
    [Parameter]
    public SwitchParameter DeleteSourceBranch { get; set; }

    /// <summary>Moves its work items to their next state.</summary>
    [Parameter]
    public SwitchParameter TransitionWorkItem { get; set; }

    /// <summary>The message of the merge commit.</summary>
    [Parameter]
    public string? Message { get; set; }

    private protected override Change<AdoPullRequest> Change()
    {
        long number = PullRequestId;
        PullRequestCompletion options = new()
        {
            MergeStrategy = MergeStrategies.NameOf(MergeStrategy),
            DeleteSourceBranch = DeleteSourceBranch ? true : null,
            TransitionWorkItems = TransitionWorkItem ? true : null,
            MergeCommitMessage = Message,
        };
        return new(
            $"Complete pull request {number}{(DeleteSourceBranch ? " and delete its source branch" : string.Empty)}",
            async (client, stop) => await client.CompletePullRequestAsync(number, options, stop).ConfigureAwait(false)
        );
    }
}
