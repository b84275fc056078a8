using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Identities.Groups;

namespace AdoEntra.Commands;

/// <summary>The direct members of groups.</summary>
[Cmdlet(VerbsCommon.Get, "AdoGroupMember", SupportsPaging = true)]
[OutputType(typeof(AdoGroupMember))]
public sealed class GetAdoGroupMemberCommand : ListCmdlet<AdoGroupMember>
{
    private readonly SubjectSearch _search = new();

    /// <summary>Groups by display name, principal name or descriptor.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Descriptor")]
    [ArgumentCompleter(typeof(NameCompleter<AdoGroup>))]
    public string[] Group { get; set; } = [];

    /// <summary>What the group that comes in is called.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? PrincipalName { get; set; }

    private protected override ListWork<AdoGroupMember> List() =>
        GroupMembers.Read(_search, Array.ConvertAll(Group, WildcardPattern.Unescape), PrincipalName);
}
