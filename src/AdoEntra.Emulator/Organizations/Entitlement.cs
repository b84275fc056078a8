using AdoEntra.Emulator.AzureDevOps.Entitlements;

namespace AdoEntra.Emulator.Organizations;

/// <summary>What a service principal was given in an organization.</summary>
internal sealed record Entitlement(
    EmulatedIdentity Identity, string License, DateTime Created, IReadOnlyList<ProjectEntitlementBody> Projects)
{
    /// <summary>
    /// The licenses by the name that they have in requests, with the name that the portal shows. [D] protocol 3.9, names [I].
    /// </summary>
    public static IReadOnlyDictionary<string, string> Licenses { get; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["none"] = "None",
            ["earlyAdopter"] = "Early adopter",
            ["express"] = "Basic",
            ["professional"] = "Visual Studio Professional",
            ["advanced"] = "Basic + Test Plans",
            ["stakeholder"] = "Stakeholder",
        };
}
