using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The agent pools whose agents are the machines of a scale set.</summary>
[Cmdlet(VerbsCommon.Get, "AdoElasticPool", SupportsPaging = true)]
[OutputType(typeof(AdoElasticPool))]
public sealed class GetAdoElasticPoolCommand : ListCmdlet<AdoElasticPool>
{
    /// <summary>Agent pools by name or number, with wildcards. Default: all elastic pools.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Pool", "PoolName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoElasticPool>))]
    public string[]? Name { get; set; }

    private protected override ListWork<AdoElasticPool> List() =>
        AdoElasticPool.Listing.Read(NameFilter.Everything, NameFilter.Everything, Names(Name));
}
