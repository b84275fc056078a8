namespace AdoEntra.Errors.KnownCauses;

/// <summary>The organization, its tenant, and whether it takes the token (protocol.md 3.2, 3.3).</summary>
internal static class OrganizationRows
{
    private const string CheckTenant =
        "Check that the identity belongs to the organization's tenant (Organization settings, Microsoft Entra), then run "
            + "Connect-AdoEntra again.";

    public static readonly KnownCause OrganizationNotFound = new(
        nameof(OrganizationNotFound),
        ErrorIds.OrganizationNotFound,
        WhoCanFix.User,
        "The organization '{organization}' does not exist at {host}.",
        "Check the name: it is the part after https://dev.azure.com/ in the browser."
    );

    public static readonly KnownCause OrganizationNotInEntra = new(
        nameof(OrganizationNotInEntra),
        ErrorIds.OrganizationNotInEntra,
        WhoCanFix.OrganizationOwner,
        "The organization '{organization}' is not connected to Microsoft Entra, so it does not accept Entra tokens: no managed identity or "
            + "service principal can be a member of it, and no person can sign in with Entra, with az or with another tool.",
        "Its owner has to connect it (Organization settings, Microsoft Entra); until then, use a person's personal access token "
            + "(-PersonalAccessToken)."
    );

    public static readonly KnownCause OtherTenant = new(
        nameof(OtherTenant),
        ErrorIds.WrongTenant,
        WhoCanFix.User,
        "The organization '{organization}' belongs to tenant {organizationTenant}, but the token is from tenant {tokenTenant}; the "
            + "organization refused it.",
        "Remove -TenantId to use the organization's own tenant, or sign in as an identity of that tenant."
    );

    public static readonly KnownCause TokenForOtherResource = new(
        nameof(TokenForOtherResource),
        ErrorIds.NotSignedIn,
        WhoCanFix.User,
        "Azure DevOps did not accept the token for '{organization}' ({status}): it says that it is for {tokenAudience}.",
        "Request a token for Azure DevOps (499b84ac-1321-427f-aa17-267ca6975798), for example: az account get-access-token --resource "
            + "499b84ac-1321-427f-aa17-267ca6975798."
    );

    public static readonly KnownCause TokenNotAccepted = new(
        nameof(TokenNotAccepted),
        ErrorIds.NotSignedIn,
        WhoCanFix.CollectionAdministrator,
        "Azure DevOps did not accept the token for '{organization}' ({status}).",
        CheckTenant
    );

    public static readonly KnownCause SignInPage = new(
        nameof(SignInPage),
        ErrorIds.NotSignedIn,
        WhoCanFix.CollectionAdministrator,
        "Azure DevOps returned a sign-in page instead of data for '{organization}' ({status}).",
        CheckTenant
    );

    public static readonly KnownCause SignInRedirect = new(
        nameof(SignInRedirect),
        ErrorIds.NotSignedIn,
        WhoCanFix.CollectionAdministrator,
        "Azure DevOps redirected the request to '{organization}' to the sign-in page ({status}).",
        CheckTenant
    );

    public static readonly KnownCause Anonymous = new(
        nameof(Anonymous),
        ErrorIds.NotSignedIn,
        WhoCanFix.CollectionAdministrator,
        "Azure DevOps treated the request to '{organization}' as anonymous ({status}){details}.",
        CheckTenant
    );

    public static readonly KnownCause AnonymousIdentity = new(
        nameof(AnonymousIdentity),
        ErrorIds.NotSignedIn,
        WhoCanFix.CollectionAdministrator,
        "The organization '{organization}' did not accept the token: it treated the request as anonymous.",
        "Check that the identity belongs to the organization's tenant and that a Project Collection Administrator has added it."
    );

    public static readonly KnownCause PersonalAccessTokenRefused = new(
        nameof(PersonalAccessTokenRefused),
        ErrorIds.NotSignedIn,
        WhoCanFix.User,
        "Azure DevOps did not accept the personal access token for '{organization}' ({status}).",
        "It has expired or was revoked, belongs to another organization, or was a token for all organizations, which all ended on 1 "
            + "December 2026: create one for this organization alone (User settings, Personal access tokens), or sign in with Entra, which "
            + "needs none (docs/sign-in)."
    );

    public static readonly KnownCause PersonalAccessTokenRestricted = new(
        nameof(PersonalAccessTokenRestricted),
        ErrorIds.NotPermitted,
        WhoCanFix.CollectionAdministrator,
        "The organization '{organization}' or its tenant restricts personal access tokens: this one cannot be created or used.",
        "Sign in with Entra instead (a managed identity, federation, az); otherwise a Project Collection Administrator has to add the user "
            + "to the allow list of 'Restrict personal access token creation' (Organization settings, Policies)."
    )
    {
        Words = KnownCause.Pattern(
            "disablePatCreationPolicyViolation|globalPATCreationBlocked|globalPatPolicyViolation|fullScopePatPolicyViolation"
                + "|patLifespanPolicyViolation|expiredPatCannotBeExtended"
                + @"|personal access tokens?\b.{0,80}\b(?:restricted|disabled|blocked) by (?:policy|your)"
        ),
    };

    public static readonly KnownCause PrincipalNotInOrganization = new(
        nameof(PrincipalNotInOrganization),
        ErrorIds.NotInOrganization,
        WhoCanFix.CollectionAdministrator,
        "This identity (object id {objectId}) is not a member of the organization '{organization}'.",
        "A Project Collection Administrator of '{organization}' has to add it (Organization settings, Users) with at least Basic access, "
            + "for example: {addCommand}. The id is the object id of the service principal (Enterprise applications), neither the client "
            + "id nor the object id of the app registration. If it was added a minute ago, wait and retry."
    )
    {
        Codes = ["TF401444"],
    };

    public static readonly KnownCause NotInOrganization = new(
        nameof(NotInOrganization),
        ErrorIds.NotInOrganization,
        WhoCanFix.CollectionAdministrator,
        "This identity is not a member of the organization '{organization}'.",
        "A Project Collection Administrator of '{organization}' has to add it (Organization settings, Users) with at least Basic access. "
            + "If it was added a minute ago, wait and retry; a token that is older than that is renewed with Get-AdoEntraToken "
            + "-ForceRefresh."
    )
    {
        Codes = ["TF400813"],
    };

    public static readonly KnownCause PrincipalDisabledHere = new(
        nameof(PrincipalDisabledHere),
        ErrorIds.PrincipalDisabled,
        WhoCanFix.EntraAdministrator,
        "This identity is disabled or deleted, or is no longer active in the organization '{organization}'.",
        "An Entra administrator has to enable or restore it (Enterprise applications or Users); afterwards a Project Collection "
            + "Administrator checks its access level (Organization settings, Users)."
    )
    {
        Words = KnownCause.Pattern(
            @"\b(?:identity|user|account|service principal|principal)\b.{0,120}\b(?:is|was|has been)"
                + @" (?:disabled|deactivated|deleted|inactive|not active|no longer active)\b"
        ),
    };

    public static readonly KnownCause IdentityKindNotTaken = new(
        nameof(IdentityKindNotTaken),
        ErrorIds.IdentityNotSupported,
        WhoCanFix.CollectionAdministrator,
        "The organization '{organization}' does not take identities of this kind.",
        "Use a managed identity or the service principal of an application of the organization's own tenant; agent identities and groups "
            + "cannot be added as members."
    )
    {
        Words = KnownCause.Pattern(
            @"\b(?:subject|principal|identity|member)(?: kind| type)?\b.{0,60}\b(?:is not supported|not a supported|cannot be added)"
        ),
    };

    public static readonly KnownCause TokenOlderThanGrant = new(
        nameof(TokenOlderThanGrant),
        ErrorIds.NotInOrganization,
        WhoCanFix.User,
        "The token was issued at {issued}; what was granted to the identity later may show only in a newer one.",
        "If access was granted after {issued}, get a new token with Get-AdoEntraToken -ForceRefresh; the host of a managed identity may "
            + "keep the old one for up to a day."
    );

    public static readonly KnownCause[] Rows =
    [
        OrganizationNotFound,
        OrganizationNotInEntra,
        OtherTenant,
        TokenForOtherResource,
        TokenNotAccepted,
        SignInPage,
        SignInRedirect,
        Anonymous,
        AnonymousIdentity,
        PersonalAccessTokenRefused,
        PersonalAccessTokenRestricted,
        PrincipalNotInOrganization,
        NotInOrganization,
        PrincipalDisabledHere,
        IdentityKindNotTaken,
        TokenOlderThanGrant,
    ];
}
