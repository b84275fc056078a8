namespace AdoEntra.Errors.KnownCauses;

/// <summary>A policy of the tenant or of the organization keeps an identity or an address out.</summary>
internal static class PolicyRows
{
    private const string Allow =
        "an Entra administrator has to allow it: a policy for workload identities or for users, a named location, a compliant "
            + "device (the sign-in logs name the policy).";

    public static readonly KnownCause BlockedByEntra = new(
        nameof(BlockedByEntra),
        ErrorIds.ConditionalAccess,
        WhoCanFix.EntraAdministrator,
        "A Conditional Access policy of {tenant} blocks {identity}.",
        "Signing in again does not help: " + Allow
    )
    {
        Codes =
        [
            "AADSTS53003",
            "AADSTS53000",
            "AADSTS53001",
            "AADSTS53002",
            "AADSTS530032",
            "AADSTS530035",
            "AADSTS50131",
            "AADSTS50199",
            "AADSTS50097",
            "AADSTS50005",
        ],
    };

    // Only persons can try another way in.
    public static readonly KnownCause DeviceCodeBlocked = new(
        nameof(DeviceCodeBlocked),
        ErrorIds.ConditionalAccess,
        WhoCanFix.EntraAdministrator,
        "A Conditional Access policy of {tenant} blocks {identity}.",
        "Most such policies block the device code flow itself: use -Interactive. Otherwise signing in again does not help: " + Allow
    );

    public static readonly KnownCause TenantRestricted = new(
        nameof(TenantRestricted),
        ErrorIds.ConditionalAccess,
        WhoCanFix.NetworkAdministrator,
        "This network does not allow signing in to {tenant}: its proxy sets tenant restrictions.",
        "The administrator of the proxy has to add the tenant to those that it permits; or run this in another network."
    )
    {
        Codes = ["AADSTS500021", "AADSTS500022"],
    };

    public static readonly KnownCause AddressRefusedByEntra = new(
        nameof(AddressRefusedByEntra),
        ErrorIds.AddressNotAllowed,
        WhoCanFix.EntraAdministrator,
        "Entra does not accept {identity} from this network address.",
        "An Entra administrator has to add the public address of this network to a trusted named location (Conditional Access, Named "
            + "locations; the sign-in logs show the address); or run this in another network."
    )
    {
        Words = KnownCause.Pattern(@"AADSTS50053.{0,200}\bIP address|AADSTS530\d+.{0,200}\bIP address"),
    };

    public static readonly KnownCause BlockedByOrganization = new(
        nameof(BlockedByOrganization),
        ErrorIds.ConditionalAccess,
        WhoCanFix.EntraAdministrator,
        "A conditional access policy blocks this identity from '{organization}'.",
        "An Entra administrator has to allow this identity or this network for Azure DevOps (workload-identity policy, named location); "
            + "the organization checks addresses of jobs and tokens, too, where 'IP Conditional Access policy validation on "
            + "non-interactive flows' is on (Organization settings, Policies)."
    )
    {
        Codes = ["VS403463"],
    };

    public static readonly KnownCause AddressNotAllowed = new(
        nameof(AddressNotAllowed),
        ErrorIds.AddressNotAllowed,
        WhoCanFix.EntraAdministrator,
        "The organization '{organization}' does not accept requests from this network address.",
        "An Entra administrator has to add the public address of this network (IPv4 and IPv6) to a named location that the policy for "
            + "Azure DevOps allows; or a Project Collection Administrator turns off 'IP Conditional Access policy validation on "
            + "non-interactive flows' (Organization settings, Policies). It holds for personal access tokens, too."
    )
    {
        Words = KnownCause.Pattern(
            @"\bIP (?:address|conditional access)\b.{0,120}\b(?:not (?:allowed|permitted|authorized)|blocked|denied|failed)"
                + @"|\bnot (?:allowed|permitted|authorized)\b.{0,60}\bfrom (?:this|your) (?:IP )?(?:address|location|network)"
        ),
    };

    public static readonly KnownCause[] Rows =
    [
        BlockedByEntra,
        DeviceCodeBlocked,
        TenantRestricted,
        AddressRefusedByEntra,
        BlockedByOrganization,
        AddressNotAllowed,
    ];
}
