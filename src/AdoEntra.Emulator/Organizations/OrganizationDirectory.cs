using AdoEntra.Emulator.AzureDevOps.Graph;

namespace AdoEntra.Emulator.Organizations;

/// <summary>Who is known to an organization: persons, service principals, groups, and who is in which.</summary>
internal sealed class OrganizationDirectory
{
    public OrganizationDirectory(
        IReadOnlyList<EmulatedIdentity> users, IEnumerable<EmulatedIdentity> servicePrincipals, IReadOnlyList<DirectoryGroup> groups,
        IEnumerable<DirectoryMembership> memberships)
    {
        (Users, Groups) = (users, groups);
        ServicePrincipals = new SharedList<EmulatedIdentity>([.. servicePrincipals]);
        Memberships = new SharedList<DirectoryMembership>([.. memberships]);
    }

    public IReadOnlyList<EmulatedIdentity> Users { get; }

    public SharedList<EmulatedIdentity> ServicePrincipals { get; }

    public IReadOnlyList<DirectoryGroup> Groups { get; }

    public SharedList<DirectoryMembership> Memberships { get; }

    public DirectoryGroup? FindGroup(string descriptor) => Groups.FirstOrDefault(group => SubjectDescriptor.Of(group) == descriptor);

    /// <summary>A person or a service principal by its descriptor.</summary>
    public EmulatedIdentity? FindMember(string descriptor) =>
        Users.Concat(ServicePrincipals.Items).FirstOrDefault(identity => SubjectDescriptor.Of(identity) == descriptor);

    /// <summary>The persons and service principals directly in a group, in the order in which they came.</summary>
    public IReadOnlyList<EmulatedIdentity> MembersOf(DirectoryGroup group)
    {
        var container = SubjectDescriptor.Of(group);
        return
        [
            .. Memberships.Items
                .Where(membership => membership.Container == container)
                .Select(membership => FindMember(membership.Member)).OfType<EmulatedIdentity>(),
        ];
    }
}
