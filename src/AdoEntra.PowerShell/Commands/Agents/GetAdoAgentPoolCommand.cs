using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The agent pools of the organization.</summary>
[Cmdlet(VerbsCommon.Get, "AdoAgentPool", SupportsPaging = true)]
[OutputType(typeof(AdoAgentPool))]
public sealed class GetAdoAgentPoolCommand : ListCmdlet<AdoAgentPool>
{
    /// <summary>Names or ids, with wildcards. Default: all agent pools.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoAgentPool>))]
    public string[]? Name { get; set; }

    private protected override ListWork<AdoAgentPool> List() =>
        AdoAgentPool.Listing.Read(NameFilter.Everything, NameFilter.Everything, Names(Name));
}
