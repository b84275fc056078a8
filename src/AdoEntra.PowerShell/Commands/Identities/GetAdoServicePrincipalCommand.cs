using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The applications and managed identities of the organization, with their access levels.</summary>
[Cmdlet(VerbsCommon.Get, "AdoServicePrincipal", SupportsPaging = true)]
[OutputType(typeof(AdoServicePrincipal))]
public sealed class GetAdoServicePrincipalCommand : ListCmdlet<AdoServicePrincipal>
{
    /// <summary>Display names, with wildcards, or object ids. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ObjectId")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoServicePrincipal>))]
    public string[]? Name { get; set; }

    private protected override ListWork<AdoServicePrincipal> List() =>
        AdoServicePrincipal.Listing.Read(NameFilter.Everything, NameFilter.Everything, Names(Name));
}
