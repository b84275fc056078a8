using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.Policies;

namespace AdoEntra.Commands;

/// <summary>How pull requests stand with the policies of their target branches: what keeps them from being completed.</summary>
[Cmdlet(VerbsCommon.Get, "AdoPullRequestPolicy", SupportsPaging = true)]
[OutputType(typeof(AdoPullRequestPolicy))]
public sealed class GetAdoPullRequestPolicyCommand : ListCmdlet<AdoPullRequestPolicy>
{
    /// <summary>The number of the pull request.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValueArgument(typeof(long), "Pass the number of a pull request.")]
    public long PullRequestId { get; set; }

    /// <summary>Types of policies by name or id, with wildcards. Default: all.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(PolicyTypeCompleter))]
    public string[]? Type { get; set; }

    /// <summary>Only what keeps a pull request from being completed.</summary>
    [Parameter]
    public SwitchParameter Blocks { get; set; }

    /// <summary>Also policies that do not apply, as those of other files.</summary>
    [Parameter]
    public SwitchParameter IncludeNotApplicable { get; set; }

    private protected override ListWork<AdoPullRequestPolicy> List()
    {
        long number = PullRequestId;
        EvaluationSearch search = new() { Types = Names(Type), OnlyBlocks = Blocks, WithNotApplicable = IncludeNotApplicable };
        return (list, stop) => search.ReadAsync(list, number, stop);
    }
}
