using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.PullRequests;

namespace AdoEntra.Commands;

/// <summary>Creates a pull request.</summary>
[Cmdlet(VerbsCommon.New, "AdoPullRequest", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPullRequest))]
public sealed class NewAdoPullRequestCommand : RepositoryChangeCmdlet<AdoPullRequest>
{
    /// <summary>The branch that is to be merged, with or without <c>refs/heads/</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("BranchName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string SourceBranch { get; set; } = string.Empty;

    /// <summary>The branch that it is to be merged into. Default: the default branch.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string? TargetBranch { get; set; }

    /// <summary>Its title.</summary>
    [Parameter(Mandatory = true)]
    public string Title { get; set; } = string.Empty;

    /// <summary>What it is for, in Markdown. Default: the template that the repository has for it.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>The name of another template of the repository, which the description has.</summary>
    [Parameter]
    public string? Template { get; set; }

    /// <summary>Takes no template.</summary>
    [Parameter]
    public SwitchParameter NoTemplate { get; set; }

    /// <summary>Creates a draft.</summary>
    [Parameter]
    public SwitchParameter Draft { get; set; }

    /// <summary>Who reviews it: email addresses, display names or ids.</summary>
    [Parameter]
    public string[] Reviewer { get; set; } = [];

    /// <summary>Without whose vote it cannot be completed: email addresses, display names or ids.</summary>
    [Parameter]
    public string[] RequiredReviewer { get; set; } = [];

    /// <summary>The numbers of its work items.</summary>
    [Parameter]
    [ValueArgument(typeof(int[]), "Pass numbers of work items.")]
    public int[] WorkItem { get; set; } = [];

    /// <summary>Its labels.</summary>
    [Parameter]
    public string[] Label { get; set; } = [];

    private protected override Change<AdoPullRequest> Change()
    {
        if (NoTemplate && Template is not null)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                "-Template chooses a template, and -NoTemplate takes none.",
                "Remove one of them.")
            {
                Target = Template,
            };
        }

        PullRequestDraft draft = new()
        {
            SourceRefName = ReferenceName.OfBranch(SourceBranch),
            TargetRefName = TargetBranch is null ? string.Empty : ReferenceName.OfBranch(TargetBranch),
            Title = Title,
            Description = Description,
            Template = Template,
            UsesTemplate = !NoTemplate,
            IsDraft = Draft,
            Reviewers = Reviewer,
            RequiredReviewers = RequiredReviewer,
            WorkItems = WorkItem,
            Labels = Label,
        };
        return InRepository(
            $"Create pull request '{draft.Title}' from '{ReferenceName.ShortOf(draft.SourceRefName)}' into "
                + (TargetBranch is null ? "the default branch" : $"'{ReferenceName.ShortOf(draft.TargetRefName)}'"),
            async (client, place, stop) => await client.CreatePullRequestAsync(place, draft, stop).ConfigureAwait(false)
        );
    }
}
