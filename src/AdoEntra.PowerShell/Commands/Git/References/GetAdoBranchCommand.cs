using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

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

    private protected override ListWork<AdoBranch> List() => AdoBranch.Listing.Read(Projects, Repositories, Names(Name));
}
