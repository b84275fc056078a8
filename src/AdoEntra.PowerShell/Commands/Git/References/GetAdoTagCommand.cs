using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The tags of repositories.</summary>
[Cmdlet(VerbsCommon.Get, "AdoTag", SupportsPaging = true)]
[OutputType(typeof(AdoTag))]
public sealed class GetAdoTagCommand : RepositoryListCmdlet<AdoTag>
{
    /// <summary>Names, with wildcards, with or without <c>refs/tags/</c>. Default: all tags.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoTag>))]
    public string[]? Name { get; set; }

    private protected override ListWork<AdoTag> List() => AdoTag.Listing.Read(Projects, Repositories, Names(Name));
}
