using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Organizations;

/// <summary>The three organizations: the usual one, one that nobody was added to, and one without Entra.</summary>
internal static class SampleOrganizations
{
    public static EmulatedOrganization[] Create(EmulatorOptions options)
    {
        List<EmulatedProject> projects = [.. SampleProjects.Create()];
        projects.AddRange(SampleProjects.Numbered(options.ExtraProjects, options.RepositoriesPerProject));
        if (options.LargeRepositories > 0)
        {
            projects.Add(SampleProjects.WithNumberedRepositories(99, "Large", options.LargeRepositories));
        }

        return
        [
            Organization(
                "MyOrg", KnownIdentities.TenantId, [.. KnownIdentities.All, .. KnownPrincipals.Members], projects,
                SampleDirectory.Create(options.ExtraUsers)),
            Organization("Elsewhere", KnownIdentities.TenantId, [], []),

            // [D/I] protocol 3.2: an all-zero tenant is an organization that is not connected to Entra; no service principal can be in it.
            Organization("Personal", Guid.Empty, [], []),
        ];
    }

    private static EmulatedOrganization Organization(
        string name, Guid tenant, IReadOnlyList<EmulatedIdentity> members, IReadOnlyList<EmulatedProject> projects,
        OrganizationDirectory? directory = null) => new()
        {
            Name = name,
            Id = StableGuid.From("organization/" + name),
            TenantId = tenant,
            Members = members,
            Projects = projects,
            Directory = directory ?? new([], [], [], []),
        };
}
