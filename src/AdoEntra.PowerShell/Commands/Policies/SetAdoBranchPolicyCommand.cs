using System.Collections;
using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.Policies;

namespace AdoEntra.Commands;

/// <summary>Changes a policy: some of its settings, whether it has to be met, whether it applies. All else stays as it is.</summary>
[Cmdlet(VerbsCommon.Set, "AdoBranchPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(AdoBranchPolicy))]
public sealed class SetAdoBranchPolicyCommand : PolicyChangeCmdlet
{
    /// <summary>It has to be met; with <c>-Blocking:$false</c> it is advice.</summary>
    [Parameter]
    public SwitchParameter Blocking { get; set; }

    /// <summary>It does not apply any longer; with <c>-Disabled:$false</c> it does.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    /// <summary>How many have to approve.</summary>
    [Parameter]
    [ValueArgument(typeof(int), "Pass a number from 1 to 10.")]
    [ValidateRange(1, 10)]
    public int? MinimumApproverCount { get; set; }

    /// <summary>The vote of who created the pull request counts.</summary>
    [Parameter]
    public SwitchParameter CreatorVoteCounts { get; set; }

    /// <summary>It can be completed although someone waits or rejects.</summary>
    [Parameter]
    public SwitchParameter AllowDownvotes { get; set; }

    /// <summary>A push to the source branch takes back all approvals.</summary>
    [Parameter]
    public SwitchParameter ResetOnSourcePush { get; set; }

    /// <summary>A push to the source branch takes back all rejections.</summary>
    [Parameter]
    public SwitchParameter ResetRejectionsOnSourcePush { get; set; }

    /// <summary>The last iteration needs an approval.</summary>
    [Parameter]
    public SwitchParameter RequireVoteOnLastIteration { get; set; }

    /// <summary>Who pushed last cannot approve that.</summary>
    [Parameter]
    public SwitchParameter BlockLastPusherVote { get; set; }

    /// <summary>Who has to approve, instead of those before: email addresses, display names or ids.</summary>
    [Parameter]
    public string[]? RequiredReviewer { get; set; }

    /// <summary>Which files it is for, instead of those before.</summary>
    [Parameter]
    public string[]? PathFilter { get; set; }

    /// <summary>What is written into the activity feed when reviewers are added.</summary>
    [Parameter]
    public string? Message { get; set; }

    /// <summary>The pipeline that has to succeed, by name or number.</summary>
    [Parameter]
    public string? BuildPipeline { get; set; }

    /// <summary>The name that is shown for the policy.</summary>
    [Parameter]
    public string? DisplayName { get; set; }

    /// <summary>Runs have to be started by hand.</summary>
    [Parameter]
    public SwitchParameter ManualQueueOnly { get; set; }

    /// <summary>A new run is needed only after a push to the source branch.</summary>
    [Parameter]
    public SwitchParameter QueueOnSourceUpdateOnly { get; set; }

    /// <summary>How long a run is valid after the target branch was updated, in minutes; 0 for ever.</summary>
    [Parameter]
    [ValueArgument(typeof(int), "Pass a number of minutes.")]
    [ValidateRange(0, int.MaxValue)]
    public int? ValidDuration { get; set; }

    /// <summary>The ways to merge that are allowed, instead of those before.</summary>
    [Parameter]
    [ChoiceArgument("NoFastForward", "Squash", "Rebase", "RebaseMerge", IsList = true)]
    [ValidateSet("NoFastForward", "Squash", "Rebase", "RebaseMerge")]
    public string[]? MergeStrategy { get; set; }

    /// <summary>How large a file may be, in bytes.</summary>
    [Parameter]
    [ValueArgument(typeof(long), "Pass a number of bytes, for example 100MB.")]
    [ValidateRange(1, long.MaxValue)]
    public long? MaximumFileSize { get; set; }

    /// <summary>The size is that of the file itself, not of what is stored.</summary>
    [Parameter]
    public SwitchParameter UseUncompressedSize { get; set; }

    /// <summary>Names that differ in case only are refused.</summary>
    [Parameter]
    public SwitchParameter CaseEnforcement { get; set; }

    /// <summary>Other settings, by the service's names.</summary>
    [Parameter]
    [Alias("Settings")]
    [ValueArgument(typeof(Hashtable), "Pass a hashtable, for example @{ maxPathLength = 200 }.")]
    public Hashtable? Setting { get; set; }

    private protected override Change<AdoBranchPolicy> Change()
    {
        (string? project, long number) = (Project, Id);
        bool? disabled = Given(nameof(Disabled), Disabled);
        PolicyUpdate change = new(Settings(), Given(nameof(Blocking), Blocking), !disabled);
        string names = string.Join(", ", change.Words);
        if (names.Length == 0)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"There is nothing to change in policy {number}.",
                "Pass what is to be changed, for example -Blocking or -MinimumApproverCount.")
            {
                Target = $"{number}",
            };
        }

        return new(
            $"Change {Policy}: {names}",
            async (client, stop) => await client.UpdatePolicyAsync(project, number, change, stop).ConfigureAwait(false)
        );
    }

    private PolicySettings Settings() => new()
    {
        MinimumApproverCount = MinimumApproverCount,
        CreatorVoteCounts = Given(nameof(CreatorVoteCounts), CreatorVoteCounts),
        AllowDownvotes = Given(nameof(AllowDownvotes), AllowDownvotes),
        ResetOnSourcePush = Given(nameof(ResetOnSourcePush), ResetOnSourcePush),
        ResetRejectionsOnSourcePush = Given(nameof(ResetRejectionsOnSourcePush), ResetRejectionsOnSourcePush),
        RequireVoteOnLastIteration = Given(nameof(RequireVoteOnLastIteration), RequireVoteOnLastIteration),
        BlockLastPusherVote = Given(nameof(BlockLastPusherVote), BlockLastPusherVote),
        RequiredReviewers = RequiredReviewer,
        PathFilters = PathFilter,
        Message = Message,
        Pipeline = BuildPipeline,
        DisplayName = DisplayName,
        ManualQueueOnly = Given(nameof(ManualQueueOnly), ManualQueueOnly),
        QueueOnSourceUpdateOnly = Given(nameof(QueueOnSourceUpdateOnly), QueueOnSourceUpdateOnly),
        ValidDuration = ValidDuration,
        MergeStrategies = MergeStrategy,
        MaximumFileSize = MaximumFileSize,
        UseUncompressedSize = Given(nameof(UseUncompressedSize), UseUncompressedSize),
        EnforceConsistentCase = Given(nameof(CaseEnforcement), CaseEnforcement),
        Others = SettingsTable.Plain(Setting),
    };
}
