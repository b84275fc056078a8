namespace AdoEntra.Emulator.Identities;

/// <summary>The service principals and the person of the emulated tenant, and one service principal of another. Fixed.</summary>
internal static class KnownPrincipals
{
    /// <summary>Another tenant. No organization is connected to it.</summary>
    public static readonly Guid OtherTenantId = new("5c1d0000-7e57-4a11-8000-00000000bbd2");

    public static readonly EmulatedIdentity Secret = Application("secret-app", 0xD4, KnownIdentities.TenantId);

    public static readonly EmulatedIdentity Certificate = Application("certificate-app", 0xD5, KnownIdentities.TenantId);

    public static readonly EmulatedIdentity Federated = Application("federated-app", 0xD6, KnownIdentities.TenantId);

    public static readonly EmulatedIdentity OtherTenant = Application("other-tenant-app", 0xD7, OtherTenantId);

    public static readonly EmulatedIdentity Person = new()
    {
        Name = "Ada Operator",
        Kind = IdentityKind.User,
        ClientId = Guid.Empty,
        ObjectId = new("5c1d0000-0000-4b1d-8000-0000000000e1"),
        UserName = "ada@emulator.onmicrosoft.com",
        AzureDevOpsId = new("5c1d0000-0000-6d05-8000-0000000000e1"),
    };

    // [I] The form of the build service's name. It is known to Azure DevOps only, and so are its ids.
    public static readonly EmulatedIdentity BuildService = new()
    {
        Name = "SecretSauce Build Service (MyOrg)",
        Kind = IdentityKind.Service,
        ClientId = Guid.Empty,
        ObjectId = new("5c1d0000-0000-4b1d-8000-0000000000f0"),
        AzureDevOpsId = new("5c1d0000-0000-6d05-8000-0000000000f0"),
    };

    /// <summary>Those who were added to the organization.</summary>
    public static readonly IReadOnlyList<EmulatedIdentity> Members = [Secret, Certificate, Federated, Person, BuildService];

    /// <summary>A service principal of the tenant that no organization knows yet.</summary>
    public static readonly EmulatedIdentity Newcomer = Application("newcomer-app", 0xD9, KnownIdentities.TenantId);

    /// <summary>The service principals that exist, in whichever tenant; some are members already.</summary>
    public static readonly IReadOnlyList<EmulatedIdentity> Addable =
        [.. KnownIdentities.All, Secret, Certificate, Federated, OtherTenant, Newcomer];

    private static EmulatedIdentity Application(string name, int number, Guid tenant) => new()
    {
        Name = name,
        Kind = IdentityKind.Application,
        ClientId = new($"5c1d0000-0000-4c11-8000-0000000000{number:x2}"),
        ObjectId = new($"5c1d0000-0000-4b1d-8000-0000000000{number:x2}"),
        TenantId = tenant,
        AzureDevOpsId = new($"5c1d0000-0000-6d05-8000-0000000000{number:x2}"),
    };
}
