using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations.Boards;
using AdoEntra.Emulator.Organizations.Git.PullRequests;

namespace AdoEntra.Emulator.Organizations;

/// <summary>The three organizations: the usual one, one that no identity was added to, and one without Entra.</summary>
internal static class SampleOrganizations
{
    public static EmulatedOrganization[] Create(EmulatorOptions options)
    {
        List<EmulatedProject> projects = [.. SampleProjects.Create()];
        projects.AddRange(SampleProjects.Numbered(options.ExtraProjects, options.RepositoriesPerProject));
        if (options.LargeRepositories > 0 || options.LargeReferences > 0 || options.LargeFileBytes > 0)
        {
            projects.Add(SampleProjects.Large(options));
        }

        return
        [
            new EmulatedOrganization
            {
                Name = "MyOrg",
                Id = StableGuid.From("organization/MyOrg"),
                TenantId = KnownIdentities.TenantId,
                Members = [.. KnownIdentities.All, .. KnownPrincipals.Members],
                Projects = projects,
                Directory = SampleDirectory.Create(options.ExtraUsers),
                Entitlements = new(SampleDirectory.Entitlements(projects)),
                SamplePullRequests = new(() => SamplePullRequests.Create(projects)),
                SampleWorkItems = new(() => SampleWorkItems.Create(projects)),
            },
            Deserted("Elsewhere", KnownIdentities.TenantId),

            // [D/I] protocol 3.2: an all-zero tenant is an organization that is not connected to Entra; no service principal can be in it.
            Deserted("Personal", Guid.Empty),
        ];
    }

    private static EmulatedOrganization Deserted(string name, Guid tenant) =>
        new() { Name = name, Id = StableGuid.From("organization/" + name), TenantId = tenant };
}
