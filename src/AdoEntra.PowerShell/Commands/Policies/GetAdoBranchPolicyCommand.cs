using System.Globalization;
using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.Policies;

namespace AdoEntra.Commands;

/// <summary>Policies of projects, or those that apply to repositories and branches.</summary>
[Cmdlet(VerbsCommon.Get, "AdoBranchPolicy", SupportsPaging = true)]
[OutputType(typeof(AdoBranchPolicy))]
public sealed class GetAdoBranchPolicyCommand : RepositoryListCmdlet<AdoBranchPolicy>
{
    /// <summary>Types by name or id, with wildcards. Default: all.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(PolicyTypeCompleter))]
    public string[]? Type { get; set; }

    /// <summary>What applies to this branch, with or without <c>refs/heads/</c>. It needs a repository.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BranchName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string? Branch { get; set; }

    /// <summary>Numbers of policies.</summary>
    [Parameter]
    [Alias("PolicyId")]
    [ValueArgument(typeof(long[]), "Pass numbers of policies.")]
    public long[]? Id { get; set; }

    private protected override ListWork<AdoBranchPolicy> List() => new PolicySearch
    {
        Projects = Projects,
        Repositories = Repositories,
        Branch = Branch,
        Types = Names(Type),
        Numbers = Names(Id is null ? null : [.. Id.Select(static number => number.ToString(CultureInfo.InvariantCulture))]),
    }.ReadAsync;
}
