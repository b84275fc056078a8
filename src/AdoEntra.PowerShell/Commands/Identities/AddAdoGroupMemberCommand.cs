using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Identities.Groups;

namespace AdoEntra.Commands;

/// <summary>Puts a person, an application or a group into a group.</summary>
[Cmdlet(VerbsCommon.Add, "AdoGroupMember", SupportsShouldProcess = true)]
[OutputType(typeof(AdoGroupMember))]
public sealed class AddAdoGroupMemberCommand : GroupMemberCmdlet
{
    private protected override Change<AdoGroupMember> Change() => OfMember(
        static (group, member) => $"Add '{member}' to group '{group}'",
        static async (client, group, member, stop) => await client.AddMemberAsync(group, member, stop).ConfigureAwait(false)
    );
}
