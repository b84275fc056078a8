namespace AdoEntra.Emulator.Identities;

/// <summary>The tenant, and the identities of the emulated host. Fixed, so that tests and scripts may name them.</summary>
internal static class KnownIdentities
{
    public static readonly Guid TenantId = new("5c1d0000-7e57-4a11-8000-00000000aad1");

    public static readonly EmulatedIdentity SystemAssigned = new()
    {
        Name = "runbook-host",
        ClientId = new("5c1d0000-0000-4c11-8000-0000000000a1"),
        ObjectId = new("5c1d0000-0000-4b1d-8000-0000000000a1"),
        AzureDevOpsId = new("5c1d0000-0000-6d05-8000-0000000000a1"),
    };

    public static readonly IReadOnlyList<EmulatedIdentity> UserAssigned = [User("build-reader", 0xB2), User("release-writer", 0xC3)];

    public static readonly IReadOnlyList<EmulatedIdentity> All = [SystemAssigned, .. UserAssigned];

    private static EmulatedIdentity User(string name, int number) => new()
    {
        Name = name,
        ClientId = new($"5c1d0000-0000-4c11-8000-0000000000{number:x2}"),
        ObjectId = new($"5c1d0000-0000-4b1d-8000-0000000000{number:x2}"),
        ResourceId = "/subscriptions/5c1d0000-0000-45b5-8000-000000000001/resourcegroups/emulator/providers/"
            + "Microsoft.ManagedIdentity/userAssignedIdentities/" + name,
        AzureDevOpsId = new($"5c1d0000-0000-6d05-8000-0000000000{number:x2}"),
    };
}
