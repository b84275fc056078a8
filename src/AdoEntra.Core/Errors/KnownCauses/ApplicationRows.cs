namespace AdoEntra.Errors.KnownCauses;

/// <summary>Entra refuses an application, its secret or its certificate (protocol.md 2.2).</summary>
internal static class ApplicationRows
{
    public static readonly KnownCause WrongSecret = new(
        nameof(WrongSecret),
        ErrorIds.InvalidCredential,
        WhoCanFix.ApplicationOwner,
        "The client secret given for {application} is not one of its secrets.",
        "Check that you passed the secret's value and not its id; if the value is lost, the application's owner has to create a "
            + "new one (App registrations, Certificates & secrets)."
    )
    {
        Codes = ["AADSTS7000215"],
    };

    public static readonly KnownCause SecretExpired = new(
        nameof(SecretExpired),
        ErrorIds.InvalidCredential,
        WhoCanFix.ApplicationOwner,
        "The client secret of {application} has expired.",
        "The application's owner has to create a new one (App registrations, Certificates & secrets), or let it sign in by "
            + "federation, without a secret."
    )
    {
        Codes = ["AADSTS7000222"],
    };

    public static readonly KnownCause ApplicationNotInTenant = new(
        nameof(ApplicationNotInTenant),
        ErrorIds.InvalidCredential,
        WhoCanFix.ApplicationOwner,
        "{Application} was not found in {tenant}.",
        "Check that the id is the application (client) id, not an object id, and that -TenantId is the application's tenant; "
            + "an administrator of that tenant may have to add the application."
    )
    {
        Codes = ["AADSTS700016"],
    };

    public static readonly KnownCause ApplicationUnknown = new(
        nameof(ApplicationUnknown),
        ErrorIds.InvalidCredential,
        WhoCanFix.EntraAdministrator,
        "{Application} does not exist in {tenant}, or is disabled there.",
        "An administrator of the tenant has to add or enable it (Enterprise applications, Properties)."
    )
    {
        Codes = ["AADSTS700011", "AADSTS70001"],
    };

    public static readonly KnownCause ApplicationDisabled = new(
        nameof(ApplicationDisabled),
        ErrorIds.PrincipalDisabled,
        WhoCanFix.EntraAdministrator,
        "{Application} is disabled in {tenant}.",
        "An administrator of the tenant has to enable it (Enterprise applications, Properties, Enabled for users to sign in)."
    )
    {
        Codes = ["AADSTS7000112"],
    };

    public static readonly KnownCause PrincipalDeleted = new(
        nameof(PrincipalDeleted),
        ErrorIds.PrincipalDisabled,
        WhoCanFix.EntraAdministrator,
        "{Application} has no service principal in {tenant}: it was deleted, or never made.",
        "An administrator of the tenant has to restore or create it (az ad sp create --id <client id>); a new service principal has "
            + "another object id and has to be added to the organization again."
    )
    {
        Codes = ["AADSTS7000229"],
    };

    public static readonly KnownCause TenantNotFound = new(
        nameof(TenantNotFound),
        ErrorIds.InvalidCredential,
        WhoCanFix.User,
        "{Tenant} was not found at {authority}.",
        "Check -TenantId (Microsoft Entra ID, Overview, in the Azure portal); for a national cloud set AZURE_AUTHORITY_HOST."
    )
    {
        Codes = ["AADSTS90002"],
    };

    public static readonly KnownCause OtherCloud = new(
        nameof(OtherCloud),
        ErrorIds.InvalidCredential,
        WhoCanFix.User,
        "{Tenant} is in another cloud than {authority}.",
        "Set AZURE_AUTHORITY_HOST to the authority of the tenant's cloud, for example https://login.microsoftonline.us/ (the Azure CLI: "
            + "az cloud set); the owner of the application has to register it in that cloud: an application belongs to one cloud only."
    )
    {
        Codes = ["AADSTS900382", "AADSTS900432", "AADSTS90038"],
    };

    public static readonly KnownCause PublicClient = new(
        nameof(PublicClient),
        ErrorIds.InvalidCredential,
        WhoCanFix.ApplicationOwner,
        "{Application} is a public client, which signs in without a secret or certificate.",
        "Its owner has to add a platform that accepts secrets (App registrations, Authentication); or sign in as a user with "
            + "-DeviceCode or -Interactive."
    )
    {
        Codes = ["AADSTS700025"],
    };

    public static readonly KnownCause WrongCertificate = new(
        nameof(WrongCertificate),
        ErrorIds.InvalidCredential,
        WhoCanFix.ApplicationOwner,
        "The certificate used for {application} is not one of its certificates, or has expired.",
        "The application's owner has to upload the certificate (App registrations, Certificates & secrets); compare the thumbprints."
    )
    {
        Codes = ["AADSTS700027"],
    };

    public static readonly KnownCause SignatureOutsideItsTime = new(
        nameof(SignatureOutsideItsTime),
        ErrorIds.InvalidCredential,
        WhoCanFix.MachineAdministrator,
        "The signature for {application} is not valid at this time: the clock of this machine is off by minutes.",
        "Correct the clock of this machine (Entra's message has its own time); the certificate is not the cause."
    );

    public static readonly KnownCause RefusedByEntra = new(
        nameof(RefusedByEntra),
        ErrorIds.InvalidCredential,
        WhoCanFix.ApplicationOwner,
        "Entra refused {identity} ({code}).",
        "Look up the code at https://login.microsoftonline.com/error, or ask the owner of the application."
    );

    public static readonly KnownCause ResourceNotInTenant = new(
        nameof(ResourceNotInTenant),
        ErrorIds.WrongResource,
        WhoCanFix.EntraAdministrator,
        "The resource Azure DevOps was not found in {tenant}.",
        "Check -TenantId; an administrator of that tenant has to sign in to Azure DevOps there once."
    )
    {
        Codes = ["AADSTS500011", "AADSTS50001", "AADSTS650057"],
    };

    public static readonly KnownCause ScopeRejected = new(
        nameof(ScopeRejected),
        ErrorIds.WrongResource,
        WhoCanFix.User,
        "Entra rejected the scope of the token request ({code}).",
        "This is a bug in AdoEntra: report it with the output of -Verbose."
    )
    {
        Codes = ["AADSTS70011", "AADSTS28002", "AADSTS700023", "AADSTS1002012"],
    };

    public static readonly KnownCause TenantMissing = new(
        nameof(TenantMissing),
        ErrorIds.InvalidRequest,
        WhoCanFix.User,
        "{Application} cannot sign in without a tenant.",
        "Pass -TenantId."
    );

    public static readonly KnownCause NoSingleTenant = new(
        nameof(NoSingleTenant),
        ErrorIds.InvalidRequest,
        WhoCanFix.User,
        "{Application} cannot sign in to '{tenantId}', which is not a single tenant.",
        "Pass the id or a domain of one tenant as -TenantId (Microsoft Entra ID, Overview, in the Azure portal), or remove it."
    )
    {
        Codes = ["AADSTS9001023", "AADSTS90130", "AADSTS50194", "AADSTS90124"],
    };

    public static readonly KnownCause MethodUnusable = new(
        nameof(MethodUnusable),
        ErrorIds.CredentialUnavailable,
        WhoCanFix.User,
        "The sign-in method {method} cannot be used here: {words}",
        "Check the parameters of Connect-AdoEntra, then try again."
    );

    public static readonly KnownCause[] Rows =
    [
        WrongSecret,
        SecretExpired,
        ApplicationNotInTenant,
        ApplicationUnknown,
        ApplicationDisabled,
        PrincipalDeleted,
        TenantNotFound,
        OtherCloud,
        PublicClient,
        WrongCertificate,
        SignatureOutsideItsTime,
        RefusedByEntra,
        ResourceNotInTenant,
        ScopeRejected,
        TenantMissing,
        NoSingleTenant,
        MethodUnusable,
    ];
}
