using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Identities.Entitlements;

namespace AdoEntra.Commands;

/// <summary>Adds an application or a managed identity to the organization.</summary>
[Cmdlet(VerbsCommon.Add, "AdoServicePrincipal", SupportsShouldProcess = true)]
[OutputType(typeof(AdoServicePrincipal))]
public sealed class AddAdoServicePrincipalCommand : ServicePrincipalGrantCmdlet
{
    /// <summary>Groups by display name, principal name or descriptor that it is added to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NameCompleter<AdoGroup>))]
    public string[]? Group { get; set; }

    private protected override Change<AdoServicePrincipal> Change()
    {
        ServicePrincipalGrant grant = Grant() with { Groups = Given(Group) };
        string words = (grant.Level is null ? grant with { Level = Resources.Identities.AccessLevel.Basic } : grant).Words;
        return new(
            $"Add service principal '{grant.ObjectId}' {words}. This takes one license",
            (client, stop) => Changes.AddAsync(client, grant, stop)
        );
    }
}
