using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Agents;

namespace AdoEntra.Commands;

/// <summary>Queues the maintenance of an agent pool, which cleans up the machines of its agents.</summary>
[Cmdlet(VerbsLifecycle.Start, "AdoPoolMaintenance", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPoolMaintenanceJob))]
public sealed class StartAdoPoolMaintenanceCommand : ChangeCmdlet<AdoPoolMaintenanceJob>
{
    /// <summary>The agent pool by name or number.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PoolName", "Name")]
    [ArgumentCompleter(typeof(NameCompleter<AdoAgentPool>))]
    public string Pool { get; set; } = string.Empty;

    private protected override Change<AdoPoolMaintenanceJob> Change()
    {
        string pool = Pool;
        return new(
            $"Queue the maintenance of pool '{pool}'",
            async (client, stop) => await client.StartMaintenanceAsync(pool, stop).ConfigureAwait(false)
        );
    }
}
