using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Identities.Groups;

namespace AdoEntra.Commands;

/// <summary>Takes a person, an application or a group out of a group.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoGroupMember", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveAdoGroupMemberCommand : GroupMemberCmdlet
{
    private protected override Change<AdoGroupMember> Change() => OfMember(
        static (group, member) => $"Remove '{member}' from group '{group}'",
        static async (client, group, member, stop) =>
        {
            await client.RemoveMemberAsync(group, member, stop).ConfigureAwait(false);
            return null;
        }
    );
}
