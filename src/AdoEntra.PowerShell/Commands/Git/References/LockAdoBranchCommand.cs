using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.References;

namespace AdoEntra.Commands;

/// <summary>Locks a branch, so that no one else can push to it.</summary>
[Cmdlet(VerbsCommon.Lock, "AdoBranch", SupportsShouldProcess = true)]
[OutputType(typeof(AdoBranch))]
public sealed class LockAdoBranchCommand : BranchChangeCmdlet
{
    private protected override Change<AdoBranch> Change() => OfBranch(
        "Lock",
        static async (client, place, name, stop) =>
            await client.LockBranchAsync(place, name, isLocked: true, stop).ConfigureAwait(false)
    );
}
