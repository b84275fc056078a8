using System.Collections;
using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.Policies;

namespace AdoEntra.Commands;

/// <summary>Creates a policy for branches or repositories: one parameter set for each type that the portal shows.</summary>
[Cmdlet(VerbsCommon.New, "AdoBranchPolicy", SupportsShouldProcess = true, DefaultParameterSetName = MinimumReviewers)]
[OutputType(typeof(AdoBranchPolicy))]
public sealed class NewAdoBranchPolicyCommand : ProjectChangeCmdlet<AdoBranchPolicy>
{
    private const string MinimumReviewers = "MinimumReviewers";
    private const string RequiredReviewers = "RequiredReviewers";
    private const string Build = "Build";
    private const string Comments = "CommentRequirements";
    private const string WorkItems = "WorkItemLinking";
    private const string Merge = "MergeStrategy";
    private const string FileSize = "FileSize";
    private const string Case = "CaseEnforcement";
    private const string Other = "Other";

    // What the portal begins with: a run counts for half a day.
    private const int UsualMinutes = 720;

    /// <summary>The repository by name or id. Default: all repositories of the project.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RepositoryName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoRepository>))]
    public string? Repository { get; set; }

    /// <summary>The branches, with or without <c>refs/heads/</c>; with a star at the end all that begin so.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("BranchName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string[] Branch { get; set; } = [];

    /// <summary>
    /// How branches are meant: Exact, Prefix, or DefaultBranch, without -Branch, for the default branch of each repository.
    /// </summary>
    [Parameter]
    [ChoiceArgument("Exact", "Prefix", "DefaultBranch")]
    [ValidateSet("Exact", "Prefix", "DefaultBranch")]
    public string? MatchKind { get; set; }

    /// <summary>It has to be met, which is the default; with <c>-Blocking:$false</c> it is advice.</summary>
    [Parameter]
    public SwitchParameter Blocking { get; set; } = true;

    /// <summary>It does not apply until it is enabled.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    /// <summary>How many have to approve.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MinimumReviewers)]
    [Parameter(ParameterSetName = RequiredReviewers)]
    [ValueArgument(typeof(int), "Pass a number from 1 to 10.")]
    [ValidateRange(1, 10)]
    public int? MinimumApproverCount { get; set; }

    /// <summary>The vote of who created the pull request counts.</summary>
    [Parameter(ParameterSetName = MinimumReviewers)]
    [Parameter(ParameterSetName = RequiredReviewers)]
    public SwitchParameter CreatorVoteCounts { get; set; }

    /// <summary>It can be completed although someone waits or rejects.</summary>
    [Parameter(ParameterSetName = MinimumReviewers)]
    public SwitchParameter AllowDownvotes { get; set; }

    /// <summary>A push to the source branch takes back all approvals.</summary>
    [Parameter(ParameterSetName = MinimumReviewers)]
    public SwitchParameter ResetOnSourcePush { get; set; }

    /// <summary>A push to the source branch takes back all rejections.</summary>
    [Parameter(ParameterSetName = MinimumReviewers)]
    public SwitchParameter ResetRejectionsOnSourcePush { get; set; }

    /// <summary>The last iteration needs an approval.</summary>
    [Parameter(ParameterSetName = MinimumReviewers)]
    public SwitchParameter RequireVoteOnLastIteration { get; set; }

    /// <summary>Who pushed last cannot approve that.</summary>
    [Parameter(ParameterSetName = MinimumReviewers)]
    public SwitchParameter BlockLastPusherVote { get; set; }

    /// <summary>Who has to approve: email addresses, display names or ids of people and groups.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RequiredReviewers)]
    public string[]? RequiredReviewer { get; set; }

    /// <summary>Which files it is for, for example <c>/docs/*</c>; one that begins with <c>!</c> leaves files out. Default: all.</summary>
    [Parameter(ParameterSetName = RequiredReviewers)]
    [Parameter(ParameterSetName = Build)]
    public string[]? PathFilter { get; set; }

    /// <summary>What is written into the activity feed when reviewers are added.</summary>
    [Parameter(ParameterSetName = RequiredReviewers)]
    public string? Message { get; set; }

    /// <summary>The pipeline that has to succeed, by name or number.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Build)]
    public string? BuildPipeline { get; set; }

    /// <summary>The name that is shown for the policy. Default: that of the pipeline.</summary>
    [Parameter(ParameterSetName = Build)]
    public string? DisplayName { get; set; }

    /// <summary>Runs have to be started by hand.</summary>
    [Parameter(ParameterSetName = Build)]
    public SwitchParameter ManualQueueOnly { get; set; }

    /// <summary>A new run is needed only after a push to the source branch, which is the default.</summary>
    [Parameter(ParameterSetName = Build)]
    public SwitchParameter QueueOnSourceUpdateOnly { get; set; } = true;

    /// <summary>How long a run is valid after the target branch was updated, in minutes; 0 for ever. Default: 720.</summary>
    [Parameter(ParameterSetName = Build)]
    [ValueArgument(typeof(int), "Pass a number of minutes.")]
    [ValidateRange(0, int.MaxValue)]
    public int ValidDuration { get; set; } = UsualMinutes;

    /// <summary>Every comment has to be resolved.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Comments)]
    public SwitchParameter CommentRequirement { get; set; }

    /// <summary>There has to be a work item.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WorkItems)]
    public SwitchParameter WorkItemLinking { get; set; }

    /// <summary>The ways to merge that are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Merge)]
    [ChoiceArgument("NoFastForward", "Squash", "Rebase", "RebaseMerge", IsList = true)]
    [ValidateSet("NoFastForward", "Squash", "Rebase", "RebaseMerge")]
    public string[]? MergeStrategy { get; set; }

    /// <summary>How large a file may be that is pushed, in bytes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSize)]
    [ValueArgument(typeof(long), "Pass a number of bytes, for example 100MB.")]
    [ValidateRange(1, long.MaxValue)]
    public long? MaximumFileSize { get; set; }

    /// <summary>The size is that of the file itself, not of what is stored.</summary>
    [Parameter(ParameterSetName = FileSize)]
    public SwitchParameter UseUncompressedSize { get; set; }

    /// <summary>A push of names that differ in case only is refused.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Case)]
    public SwitchParameter CaseEnforcement { get; set; }

    /// <summary>Another type, by name or id.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Other)]
    [ArgumentCompleter(typeof(PolicyTypeCompleter))]
    public string? Type { get; set; }

    /// <summary>The settings of another type, or further ones, by the service's names.</summary>
    [Parameter]
    [Alias("Settings")]
    [ValueArgument(typeof(Hashtable), "Pass a hashtable, for example @{ maxPathLength = 200 }.")]
    public Hashtable? Setting { get; set; }

    private protected override Change<AdoBranchPolicy> Change()
    {
        PolicyKind? kind = Kind;
        PolicyDraft draft = new()
        {
            Type = kind?.Id ?? Type!,
            Project = Project,
            Repository = Repository,
            Branches = Branch,
            MatchKind = MatchKind,
            IsBlocking = Blocking,
            IsEnabled = !Disabled,
            Settings = Settings() with { Others = SettingsTable.Plain(Setting) },
        };
        return new(
            $"Create policy '{kind?.Name ?? Type}' for {draft.Place}",
            async (client, stop) => await client.CreatePolicyAsync(draft, stop).ConfigureAwait(false)
        );
    }

    private PolicyKind? Kind => ParameterSetName switch
    {
        MinimumReviewers => PolicyKind.MinimumReviewers,
        RequiredReviewers => PolicyKind.RequiredReviewers,
        Build => PolicyKind.Build,
        Comments => PolicyKind.CommentRequirements,
        WorkItems => PolicyKind.WorkItemLinking,
        Merge => PolicyKind.MergeStrategy,
        FileSize => PolicyKind.FileSize,
        Case => PolicyKind.CaseEnforcement,
        _ => null,
    };

    // What the portal always sends is there; what a newer version of the service added, only where it is given.
    private PolicySettings Settings() => ParameterSetName switch
    {
        MinimumReviewers => new()
        {
            MinimumApproverCount = MinimumApproverCount,
            CreatorVoteCounts = CreatorVoteCounts,
            AllowDownvotes = AllowDownvotes,
            ResetOnSourcePush = ResetOnSourcePush,
            ResetRejectionsOnSourcePush = Given(nameof(ResetRejectionsOnSourcePush), ResetRejectionsOnSourcePush),
            RequireVoteOnLastIteration = Given(nameof(RequireVoteOnLastIteration), RequireVoteOnLastIteration),
            BlockLastPusherVote = Given(nameof(BlockLastPusherVote), BlockLastPusherVote),
        },
        RequiredReviewers => new()
        {
            RequiredReviewers = RequiredReviewer,
            PathFilters = PathFilter,
            Message = Message,
            MinimumApproverCount = MinimumApproverCount,
            CreatorVoteCounts = Given(nameof(CreatorVoteCounts), CreatorVoteCounts),
        },
        Build => new()
        {
            Pipeline = BuildPipeline,
            DisplayName = DisplayName,
            ManualQueueOnly = ManualQueueOnly,
            QueueOnSourceUpdateOnly = QueueOnSourceUpdateOnly,
            ValidDuration = ValidDuration,
            PathFilters = PathFilter,
        },
        Merge => new() { MergeStrategies = MergeStrategy },
        FileSize => new() { MaximumFileSize = MaximumFileSize, UseUncompressedSize = UseUncompressedSize },
        Case => new() { EnforceConsistentCase = CaseEnforcement },
        _ => new(),
    };
}
