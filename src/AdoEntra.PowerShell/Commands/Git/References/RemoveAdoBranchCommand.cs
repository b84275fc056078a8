using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.References;

namespace AdoEntra.Commands;

/// <summary>Deletes a branch.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoBranch", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdoBranchCommand : BranchChangeCmdlet
{
    /// <summary>
    /// The commit that the branch has to point to; a branch that was read brings its own. Default: whatever it points to.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ObjectId { get; set; }

    private protected override Change<AdoBranch> Change()
    {
        string? commit = ObjectId;
        return OfBranch(
            "Delete",
            async (client, place, name, stop) =>
            {
                await client.DeleteBranchAsync(place, name, commit, stop).ConfigureAwait(false);
                return null;
            }
        );
    }
}
