using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>Removes an application or a managed identity from the organization.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoServicePrincipal", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdoServicePrincipalCommand : ServicePrincipalChangeCmdlet
{
    private protected override Change<AdoServicePrincipal> Change()
    {
        string objectId = ObjectId.Trim();
        return new(
            $"Remove service principal '{objectId}' from the organization",
            async (client, stop) =>
            {
                await Changes.RemoveAsync(client, objectId, stop).ConfigureAwait(false);
                return null;
            }
        );
    }
}
