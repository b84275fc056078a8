using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Agents;

namespace AdoEntra.Commands;

/// <summary>Deletes an agent from its pool.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoAgent", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdoAgentCommand : AgentChangeCmdlet
{
    private protected override Change<AdoAgent> Change()
    {
        (string pool, string name) = (Pool, Name);
        return new(
            $"Delete agent '{name}' of pool '{pool}'; its program stays on its machine, and can take no more jobs",
            async (client, stop) =>
            {
                await client.DeleteAgentAsync(pool, name, stop).ConfigureAwait(false);
                return null;
            }
        );
    }
}
