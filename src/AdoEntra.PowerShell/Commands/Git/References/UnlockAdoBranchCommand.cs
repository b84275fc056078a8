using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.References;

namespace AdoEntra.Commands;

/// <summary>Takes the lock of a branch away.</summary>
[Cmdlet(VerbsCommon.Unlock, "AdoBranch", SupportsShouldProcess = true)]
[OutputType(typeof(AdoBranch))]
public sealed class UnlockAdoBranchCommand : BranchChangeCmdlet
{
    private protected override Change<AdoBranch> Change() => OfBranch(
        "Unlock",
        static async (client, place, name, stop) =>
            await client.LockBranchAsync(place, name, isLocked: false, stop).ConfigureAwait(false)
    );
}
