using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Agents;

namespace AdoEntra.Commands;

/// <summary>Lets an agent take no more jobs; the one that it runs is not stopped.</summary>
[Cmdlet(VerbsLifecycle.Disable, "AdoAgent", SupportsShouldProcess = true)]
[OutputType(typeof(AdoAgent))]
public sealed class DisableAdoAgentCommand : AgentChangeCmdlet
{
    private protected override Change<AdoAgent> Change()
    {
        (string pool, string name) = (Pool, Name);
        return new(
            $"Let agent '{name}' of pool '{pool}' take no more jobs",
            async (client, stop) => await client.EnableAgentAsync(pool, name, enabled: false, stop).ConfigureAwait(false)
        );
    }
}
