using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Identities.Groups;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that changes who is in a group.</summary>
public abstract class GroupMemberCmdlet : ChangeCmdlet<AdoGroupMember>
{
    private readonly SubjectSearch _search = new();

    private protected GroupMemberCmdlet()
    {
    }

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

    /// <summary>A change of the group and the member of this input.</summary>
    /// <param name="sentence">What is done, with the names of the group and of the member.</param>
    /// <param name="run">Does it with the group and the member that were found.</param>
    private protected Change<AdoGroupMember> OfMember(
        Func<string, string, string> sentence,
        Func<ResourceClient, FoundSubject, FoundSubject, CancellationToken, Task<AdoGroupMember?>> run
    )
    {
        (string groupText, string memberText) = (WildcardPattern.Unescape(Group), WildcardPattern.Unescape(Member));
        (string groupName, string memberName) = (SubjectSearch.Shown(groupText, GroupName), SubjectSearch.Shown(memberText, DisplayName));
        return new(
            sentence(groupName, memberName),
            async (client, stop) =>
            {
                FoundSubject group = await _search.FindGroupAsync(client, groupText, stop).ConfigureAwait(false);
                FoundSubject member = await _search.FindMemberAsync(client, memberText, stop).ConfigureAwait(false);
                return await run(client, SubjectSearch.Named(group, groupName), SubjectSearch.Named(member, memberName), stop)
                    .ConfigureAwait(false);
            }
        );
    }
}
