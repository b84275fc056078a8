using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.PullRequests;

namespace AdoEntra.Commands;

/// <summary>Changes a pull request: its words, its status, its target, whether it is a draft or completes by itself.</summary>
[Cmdlet(VerbsCommon.Set, "AdoPullRequest", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPullRequest))]
public sealed class SetAdoPullRequestCommand : PullRequestChangeCmdlet<AdoPullRequest>
{
    /// <summary>The new title.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>The new description, in Markdown.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>Abandoned, or Active to take it up again.</summary>
    [Parameter]
    [ChoiceArgument("Active", "Abandoned")]
    [ValidateSet("Active", "Abandoned")]
    public string? Status { get; set; }

    /// <summary>Makes it a draft; with <c>-Draft:$false</c> publishes it.</summary>
    [Parameter]
    public SwitchParameter Draft { get; set; }

    /// <summary>The branch that it is to be merged into.</summary>
    [Parameter]
    public string? TargetBranch { get; set; }

    /// <summary>Completes it as soon as all policies are met; with <c>-AutoComplete:$false</c> no longer.</summary>
    [Parameter]
    public SwitchParameter AutoComplete { get; set; }

    /// <summary>How it is merged then.</summary>
    [Parameter]
    [ChoiceArgument("NoFastForward", "Squash", "Rebase", "RebaseMerge")]
    [ValidateSet("NoFastForward", "Squash", "Rebase", "RebaseMerge")]
    public string? MergeStrategy { get; set; }

    /// <summary>Deletes the source branch then.</summary>
    [Parameter]
    public SwitchParameter DeleteSourceBranch { get; set; }

    private IEnumerable<string> Changes()
    {
        if (Title is not null) yield return $"title '{Title}'";
        if (Description is not null) yield return "description";
        if (Status is not null) yield return $"status {Status.ToLowerInvariant()}";
        if (TargetBranch is not null) yield return $"target branch '{ReferenceName.ShortOf(ReferenceName.OfBranch(TargetBranch))}'";
        if (Given(nameof(Draft), Draft) is { } isDraft) yield return isDraft ? "make it a draft" : "publish it";
        if (Given(nameof(AutoComplete), AutoComplete) is { } isAutomatic)
            yield return isAutomatic ? "complete it when all policies are met" : "turn off automatic completion";
        if (MergeStrategy is not null) yield return $"merge strategy {MergeStrategy}";
        if (Given(nameof(DeleteSourceBranch), DeleteSourceBranch) is { } deletes)
            yield return deletes ? "delete the source branch on completion" : "keep the source branch on completion";
    }

    private protected override Change<AdoPullRequest> Change()
    {
        long number = PullRequestId;
        bool? automatic = Given(nameof(AutoComplete), AutoComplete);
        PullRequestSettings settings = new()
        {
            Title = Title,
            Description = Description,
            Status = Status?.ToLowerInvariant(),
            IsDraft = Given(nameof(Draft), Draft),
            TargetRefName = TargetBranch is null ? null : ReferenceName.OfBranch(TargetBranch),
            Completion = new PullRequestCompletion
            {
                MergeStrategy = MergeStrategies.NameOf(MergeStrategy),
                DeleteSourceBranch = Given(nameof(DeleteSourceBranch), DeleteSourceBranch),
            },
        };
        if (settings.IsEmpty && automatic is null)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"There is nothing to change in pull request {number}.",
                "Pass what is to be changed, for example -Title or -Status.")
            {
                Target = $"{number}",
            };
        }

        return new(
            $"Change pull request {number}: {string.Join(", ", Changes())}",
            async (client, stop) => await client.UpdatePullRequestAsync(number, settings, automatic, stop).ConfigureAwait(false)
        );
    }
}
