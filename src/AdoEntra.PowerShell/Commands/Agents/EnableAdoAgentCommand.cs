using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Agents;

namespace AdoEntra.Commands;

/// <summary>Lets an agent take jobs again.</summary>
[Cmdlet(VerbsLifecycle.Enable, "AdoAgent", SupportsShouldProcess = true)]
[OutputType(typeof(AdoAgent))]
public sealed class EnableAdoAgentCommand : AgentChangeCmdlet
{
    private protected override Change<AdoAgent> Change()
    {
        (string pool, string name) = (Pool, Name);
        return new(
            $"Let agent '{name}' of pool '{pool}' take jobs",
            async (client, stop) => await client.EnableAgentAsync(pool, name, enabled: true, stop).ConfigureAwait(false)
        );
    }
}
