using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;

namespace AdoEntra.Emulator.AzureDevOps.Entitlements;

/// <summary>Makes the bodies of entitlements.</summary>
internal static class EntitlementListing
{
    private static readonly DateTime Added = new(2026, 2, 1, 9, 0, 0, DateTimeKind.Utc);

    // [D] protocol 3.9: a date that means "never".
    private static readonly DateTime Never = new(1, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Of a person, who has the license that everybody has here.</summary>
    public static EntitlementBody Of(ResourceCall call, EmulatedIdentity person) => new(
        person.AzureDevOpsId, GraphSubject.Of(call.Address, person), null, Level("express"), Added.AddDays(30), Added, [],
        []);

    public static EntitlementBody Of(ResourceCall call, Entitlement entitlement) => new(
        entitlement.Identity.AzureDevOpsId, null, GraphSubject.Of(call.Address, entitlement.Identity), Level(entitlement.License), Never,
        entitlement.Created, entitlement.Projects, []);

    private static AccessLevelBody Level(string license) =>
        new("account", license, "none", Entitlement.Licenses[license], "active", "unknown");
}
