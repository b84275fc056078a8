using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Resources;
using AdoEntra.Resources.Identities.Entitlements;

namespace AdoEntra.Commands;

/// <summary>Gives a service principal of the organization another access level, or adds it to projects.</summary>
[Cmdlet(VerbsCommon.Set, "AdoServicePrincipal", SupportsShouldProcess = true)]
[OutputType(typeof(AdoServicePrincipal))]
public sealed class SetAdoServicePrincipalCommand : ServicePrincipalGrantCmdlet
{
    private protected override Change<AdoServicePrincipal> Change()
    {
        ServicePrincipalGrant grant = Grant();
        return new(
            $"Change service principal '{grant.ObjectId}' {grant.Words}".TrimEnd(),
            (client, stop) => Changes.SetAsync(client, grant, stop)
        );
    }
}
