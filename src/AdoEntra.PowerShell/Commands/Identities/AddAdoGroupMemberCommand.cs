using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Identities.Groups;

namespace AdoEntra.Commands;

/// <summary>Puts a person, an application or a group into a group.</summary>
[Cmdlet(VerbsCommon.Add, "AdoGroupMember", SupportsShouldProcess = true)]
[OutputType(typeof(AdoGroupMember))]
public sealed class AddAdoGroupMemberCommand : ChangeCmdlet<AdoGroupMember>
{
    private readonly SubjectSearch _search = new();

    /// <summary>The group by display name, principal name or descriptor.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("GroupDescriptor")]
    [ArgumentCompleter(typeof(NameCompleter<AdoGroup>))]
    public string Group { get; set; } = string.Empty;

    /// <summary>The member by email address, display name, object id or descriptor.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Descriptor")]
    [ArgumentCompleter(typeof(NameCompleter<AdoUser>))]
    public string Member { get; set; } = string.Empty;

    /// <summary>What the group of the member that comes in is called.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? GroupName { get; set; }

    /// <summary>What the member that comes in is called.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? DisplayName { get; set; }

    private protected override Change<AdoGroupMember> Change()
    {
        (string groupText, string memberText) = (WildcardPattern.Unescape(Group), WildcardPattern.Unescape(Member));
        (string groupName, string memberName) = (SubjectSearch.Shown(groupText, GroupName), SubjectSearch.Shown(memberText, DisplayName));
        return new(
            $"Add '{memberName}' to group '{groupName}'",
            async (client, stop) =>
            {
                FoundSubject group = await _search.FindGroupAsync(client, groupText, stop).ConfigureAwait(false);
                FoundSubject member = await _search.FindMemberAsync(client, memberText, stop).ConfigureAwait(false);
                return await client.AddMemberAsync(
                    SubjectSearch.Named(group, groupName), SubjectSearch.Named(member, memberName), stop).ConfigureAwait(false);
            }
        );
    }
}
