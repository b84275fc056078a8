using AdoEntra.Emulator.AzureDevOps.Entitlements;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Organizations;

/// <summary>The persons, service principals and groups of <c>MyOrg</c>.</summary>
internal static class SampleDirectory
{
    private static readonly DateTime Added = new(2026, 2, 1, 9, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Names =
        ["Bela Baker", "Chidi Chef", "Dana Dishwasher", "Émile Épicier", "Fatima Farmer", "Grün & Söhne", "山田 太郎"];

    /// <summary>The persons other than Ada Operator. They sign in nowhere.</summary>
    public static IReadOnlyList<EmulatedIdentity> Colleagues { get; } = [.. Names.Select((name, index) => Person(name, 0xA100 + index))];

    public static OrganizationDirectory Create(int extraUsers)
    {
        EmulatedIdentity[] known = [KnownPrincipals.Person, .. Colleagues];
        var users = new GeneratedList<EmulatedIdentity>(
            known.Length + extraUsers,
            index => index < known.Length ? known[index] : Person($"User {index - known.Length + 1:D6}", 0x100000 + index));
        DirectoryGroup[] groups =
        [
            Group("MyOrg", "Project Collection Administrators", "May do everything in the organization."),
            Group("MyOrg", "Project Collection Valid Users", "Everyone who was added to the organization."),
            Group("SecretSauce", "Contributors", "May add, change and delete items within the project."),
            Group("SecretSauce", "Readers", "May look at the project."),
            Group("SecretSauce", "Project Administrators", "May do everything in the project."),
        ];
        var contributors = SubjectDescriptor.Of(groups[2]);
        return new OrganizationDirectory(
            users,
            [.. KnownIdentities.All, KnownPrincipals.Secret, KnownPrincipals.Certificate, KnownPrincipals.Federated],
            groups,
            [
                new(SubjectDescriptor.Of(KnownPrincipals.Person), SubjectDescriptor.Of(groups[0])),
                .. Colleagues.Select(person => new DirectoryMembership(SubjectDescriptor.Of(person), contributors)),
                new(SubjectDescriptor.Of(KnownPrincipals.Secret), contributors),
                new(SubjectDescriptor.Of(KnownIdentities.SystemAssigned), SubjectDescriptor.Of(groups[3])),
            ]);
    }

    /// <summary>What the service principals were given: Basic, and two of them a project.</summary>
    public static IReadOnlyList<Entitlement> Entitlements(IReadOnlyList<EmulatedProject> projects)
    {
        var sauce = projects.FirstOrDefault(project => project.Name == "SecretSauce");
        return
        [
            .. KnownIdentities.All.Append(KnownPrincipals.Secret).Append(KnownPrincipals.Certificate).Append(KnownPrincipals.Federated)
                .Select(identity => new Entitlement(identity, "express", Added, In(identity))),
        ];

        ProjectEntitlementBody[] In(EmulatedIdentity identity) => sauce is null ? []
            : identity == KnownPrincipals.Secret ? [As("projectContributor")]
            : identity == KnownIdentities.SystemAssigned ? [As("projectReader")]
            : [];

        ProjectEntitlementBody As(string role) => new(new(role, role), new(sauce!.Id, sauce.Name), "unknown");
    }

    private static EmulatedIdentity Person(string name, int number) => new()
    {
        Name = name,
        Kind = IdentityKind.User,
        ClientId = Guid.Empty,
        ObjectId = new($"5c1d0000-0000-4b1d-8000-{number:x12}"),
        UserName = $"person{number:x}@emulator.onmicrosoft.com",
        AzureDevOpsId = new($"5c1d0000-0000-6d05-8000-{number:x12}"),
    };

    private static DirectoryGroup Group(string scope, string name, string description)
    {
        var (kind, id) = scope == "MyOrg"
            ? ("Framework/IdentityDomain", StableGuid.From("organization/MyOrg"))
            : ("Classification/TeamProject", StableGuid.From("project/" + scope));
        return new DirectoryGroup(StableGuid.From($"group/{scope}/{name}"), scope, name, description, $"vstfs:///{kind}/{id}");
    }
}
