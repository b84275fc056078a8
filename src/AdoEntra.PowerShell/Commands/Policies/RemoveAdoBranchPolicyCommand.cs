using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.Policies;

namespace AdoEntra.Commands;

/// <summary>Deletes a policy.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoBranchPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdoBranchPolicyCommand : PolicyChangeCmdlet
{
    private protected override Change<AdoBranchPolicy> Change()
    {
        (string? project, long number) = (Project, Id);
        return new(
            $"Delete {Policy}",
            async (client, stop) =>
            {
                await client.DeletePolicyAsync(project, number, stop).ConfigureAwait(false);
                return null;
            }
        );
    }
}
