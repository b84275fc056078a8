using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The agent pools as projects have them.</summary>
[Cmdlet(VerbsCommon.Get, "AdoAgentQueue", SupportsPaging = true)]
[OutputType(typeof(AdoAgentQueue))]
public sealed class GetAdoAgentQueueCommand : ProjectListCmdlet<AdoAgentQueue>
{
    /// <summary>Names or numbers, with wildcards. Default: all agent queues.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoAgentQueue>))]
    public string[]? Name { get; set; }

    private protected override ListWork<AdoAgentQueue> List() =>
        AdoAgentQueue.Listing.Read(Projects, NameFilter.Everything, Names(Name));
}
