using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;

namespace AdoEntra.Commands;

/// <summary>The branches of repositories.</summary>
[Cmdlet(VerbsCommon.Get, "AdoBranch", SupportsPaging = true)]
[OutputType(typeof(AdoBranch))]
public sealed class GetAdoBranchCommand : RepositoryListCmdlet<AdoBranch>
{
    /// <summary>Names, with wildcards, with or without <c>refs/heads/</c>. Default: all branches.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string[]? Name { get; set; }

    /// <summary>Of a pull request that comes in, without -Name: the branch that is to be merged.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SourceBranch { get; set; }

    /// <summary>Of a pull request that comes in: the fork that its source branch is in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public object? ForkSource { get; set; }

    private protected override ListWork<AdoBranch> List() => AdoBranch.Listing.Read(
        Projects,
        Repositories,
        Name is null && SourceBranch is { Length: > 0 } source
            ? NameFilter.Of(OwnSource(source))
            : Names(Name?.Select(BranchOf).ToArray()));

    // As a clone has it, too: origin/main.
    private static string BranchOf(string name) => ReferenceName.ShortOf(ReferenceName.OfBranch(name));

    private string OwnSource(string source) => ForkSource is null
        ? source
        : throw new AdoServiceException(
            ErrorIds.InvalidRequest,
            $"The source branch '{source}' of this pull request is in a fork, and not in repository '{Repository?[0]}'.",
            "Pass the fork as -Repository, and its project as -Project.")
        {
            Target = source,
        };
}
