namespace AdoEntra.Errors.KnownCauses;

/// <summary>Entra wants a user to do something, or refuses the account.</summary>
internal static class PersonRows
{
    public static readonly KnownCause MultifactorRequired = new(
        nameof(MultifactorRequired),
        ErrorIds.InteractionRequired,
        WhoCanFix.User,
        "{Tenant} requires multifactor authentication, which needs a user.",
        "Sign in with -Interactive or -DeviceCode; for a job, use an identity of its own (managed identity, federation)."
    )
    {
        Codes = ["AADSTS50076", "AADSTS50079", "AADSTS50074", "AADSTS50072", "AADSTS50078", "AADSTS50158"],
    };

    public static readonly KnownCause ConsentDeclined = new(
        nameof(ConsentDeclined),
        ErrorIds.InteractionRequired,
        WhoCanFix.User,
        "The sign-in was declined: the user did not consent to {application}.",
        "Sign in again and accept the request."
    )
    {
        Codes = ["AADSTS65004"],
    };

    public static readonly KnownCause ConsentMissing = new(
        nameof(ConsentMissing),
        ErrorIds.InteractionRequired,
        WhoCanFix.EntraAdministrator,
        "Consent to {application} is missing in {tenant}.",
        "An administrator of the tenant has to grant it (Enterprise applications, Permissions); or use another application with -ClientId."
    )
    {
        Codes = ["AADSTS65001", "AADSTS650052", "AADSTS90094"],
    };

    public static readonly KnownCause AccountNotInTenant = new(
        nameof(AccountNotInTenant),
        ErrorIds.WrongTenant,
        WhoCanFix.User,
        "This account is not in {tenant}.",
        "Pass the account's or the organization's tenant as -TenantId, or sign in with another account."
    )
    {
        Codes = ["AADSTS50020", "AADSTS50034", "AADSTS51004", "AADSTS90072", "AADSTS16000"],
    };

    public static readonly KnownCause AccountDisabled = new(
        nameof(AccountDisabled),
        ErrorIds.PrincipalDisabled,
        WhoCanFix.EntraAdministrator,
        "This account is disabled in {tenant}.",
        "An administrator of the tenant has to enable it (Users, Account status), or use another account."
    )
    {
        Codes = ["AADSTS50057"],
    };

    public static readonly KnownCause AccountLocked = new(
        nameof(AccountLocked),
        ErrorIds.InvalidCredential,
        WhoCanFix.User,
        "This account cannot sign in to {tenant}: it is locked, or its password is wrong or has expired.",
        "Sign in to https://myaccount.microsoft.com with it, or ask an administrator of the tenant."
    )
    {
        Codes = ["AADSTS50055", "AADSTS50053", "AADSTS50126"],
    };

    public static readonly KnownCause SignInExpired = new(
        nameof(SignInExpired),
        ErrorIds.InteractionRequired,
        WhoCanFix.User,
        "The sign-in has expired: it was revoked, or was not used for too long.",
        "Sign in again with Connect-AdoEntra."
    )
    {
        Codes = ["AADSTS50173", "AADSTS700082", "AADSTS70008", "AADSTS70043", "AADSTS50132", "AADSTS50133"],
    };

    public static readonly KnownCause DeviceCodeNotEntered = new(
        nameof(DeviceCodeNotEntered),
        ErrorIds.InteractionRequired,
        WhoCanFix.User,
        "The device code was not entered in time, or is wrong.",
        "Run Connect-AdoEntra -DeviceCode again and enter the new code."
    )
    {
        Codes = ["AADSTS70018", "AADSTS70019", "AADSTS70020"],
    };

    public static readonly KnownCause SignInDeclined = new(
        nameof(SignInDeclined),
        ErrorIds.InteractionRequired,
        WhoCanFix.User,
        "The sign-in was declined.",
        "Sign in again and accept the request."
    );

    public static readonly KnownCause OtherAccount = new(
        nameof(OtherAccount),
        ErrorIds.IdentityChanged,
        WhoCanFix.User,
        "The renewed token belongs to another account than the one that signed in.",
        "Run Connect-AdoEntra again with the intended account."
    );

    public static readonly KnownCause SignInAgain = new(
        nameof(SignInAgain),
        ErrorIds.InteractionRequired,
        WhoCanFix.User,
        "The user has to sign in again.",
        "Run Connect-AdoEntra again, with -DeviceCode or -Interactive."
    );

    public static readonly KnownCause NoBrowser = new(
        nameof(NoBrowser),
        ErrorIds.CredentialUnavailable,
        WhoCanFix.User,
        "No browser can be opened on this machine.",
        "Use -DeviceCode, which works with a browser anywhere."
    );

    public static readonly KnownCause BrowserWithoutResponse = new(
        nameof(BrowserWithoutResponse),
        ErrorIds.UnexpectedResponse,
        WhoCanFix.User,
        "The browser did not return the response to this sign-in.",
        "Close the pages of earlier sign-ins and run Connect-AdoEntra -Interactive again; or use -DeviceCode, which does not need a "
            + "redirect from the browser."
    );

    public static readonly KnownCause[] Rows =
    [
        MultifactorRequired,
        ConsentDeclined,
        ConsentMissing,
        AccountNotInTenant,
        AccountDisabled,
        AccountLocked,
        SignInExpired,
        DeviceCodeNotEntered,
        SignInDeclined,
        OtherAccount,
        SignInAgain,
        NoBrowser,
        BrowserWithoutResponse,
    ];
}
