using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Environments;

namespace AdoEntra.Commands;

/// <summary>Deletes an environment with its checks and the record of its deployments.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoEnvironment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdoEnvironmentCommand : EnvironmentChangeCmdlet
{
    private protected override Change<AdoEnvironment> Change()
    {
        (string? project, string name) = (Project, Name);
        return new(
            $"Delete {Words} with its checks, its resources and the record of its deployments",
            async (client, stop) =>
            {
                await client.DeleteEnvironmentAsync(project, name, stop).ConfigureAwait(false);
                return null;
            }
        );
    }
}
