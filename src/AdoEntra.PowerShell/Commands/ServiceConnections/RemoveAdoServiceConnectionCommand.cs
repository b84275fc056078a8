using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.ServiceConnections;

namespace AdoEntra.Commands;

/// <summary>Removes a service connection from a project.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoServiceConnection", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdoServiceConnectionCommand : ServiceConnectionChangeCmdlet
{
    private protected override Change<AdoServiceConnection> Change()
    {
        (string? project, string name) = (Project, Name);
        return new(
            $"Remove {What}, which pipelines cannot use then",
            async (client, stop) =>
            {
                await client.DeleteServiceConnectionAsync(project, name, stop).ConfigureAwait(false);
                return null;
            }
        );
    }
}
