using System.Management.Automation;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The agents of pools, with the job that each runs and the one that it completed last.</summary>
[Cmdlet(VerbsCommon.Get, "AdoAgent", SupportsPaging = true)]
[OutputType(typeof(AdoAgent))]
public sealed class GetAdoAgentCommand : PoolPartCmdlet<AdoAgent>
{
    /// <summary>Names or numbers, with wildcards. Default: all agents.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoAgent>))]
    public string[]? Name { get; set; }

    /// <summary>Reads the capabilities too.</summary>
    [Parameter]
    public SwitchParameter IncludeCapability { get; set; }

    private protected override ListWork<AdoAgent> List()
    {
        bool withCapabilities = IncludeCapability;
        return AdoAgent.Listing.ReadIn(
            Pools,
            Names(Name),
            pool => AdoAgent.List(pool.Key.Id!, pool.Name!, withCapabilities),
            matches: null
        );
    }
}
