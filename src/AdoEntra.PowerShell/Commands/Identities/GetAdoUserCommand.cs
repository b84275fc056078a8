using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The people of the organization.</summary>
[Cmdlet(VerbsCommon.Get, "AdoUser", SupportsPaging = true)]
[OutputType(typeof(AdoUser))]
public sealed class GetAdoUserCommand : ListCmdlet<AdoUser>
{
    /// <summary>Display names, with wildcards, or email addresses. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PrincipalName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoUser>))]
    public string[]? Name { get; set; }

    private protected override ListWork<AdoUser> List() =>
        AdoUser.Listing.Read(NameFilter.Everything, NameFilter.Everything, Names(Name));
}
