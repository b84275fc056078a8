namespace AdoEntra.Errors.KnownCauses;

/// <summary>Entra, or the issuer, refuses a token of another issuer (protocol.md 1.11, 2.2).</summary>
internal static class FederationRows
{
    private const string Compare =
        "{compare} of the federated credential, character by character, with the token's (App registrations, "
            + "Certificates & secrets, Federated credentials).";

    public static readonly KnownCause IssuerMismatch = Mismatch(
        nameof(IssuerMismatch),
        "no federated credential for the token's issuer",
        "the issuer",
        "AADSTS700211"
    );

    public static readonly KnownCause SubjectMismatch = Mismatch(
        nameof(SubjectMismatch),
        "no federated credential for the token's subject",
        "the subject",
        "AADSTS700213"
    );

    public static readonly KnownCause AudienceMismatch = Mismatch(
        nameof(AudienceMismatch),
        "no federated credential for the token's audience",
        "the audience (usually {audience})",
        "AADSTS700212"
    );

    public static readonly KnownCause CaseMismatch = Mismatch(
        nameof(CaseMismatch),
        "no federated credential that matches the token: the closest one differs only in case",
        "issuer and subject, including upper and lower case,",
        "AADSTS7002138"
    );

    public static readonly KnownCause AnyMismatch = Mismatch(
        nameof(AnyMismatch),
        "no federated credential that matches the token",
        "issuer, subject and audience",
        "AADSTS70021"
    );

    public static readonly KnownCause NoFederatedCredential = new(
        nameof(NoFederatedCredential),
        ErrorIds.FederationMismatch,
        WhoCanFix.ApplicationOwner,
        "{Application} has no federated credentials.",
        "The application's owner has to add a federated credential (App registrations, Certificates & secrets, Federated credentials)."
    )
    {
        Codes = ["AADSTS70025"],
    };

    public static readonly KnownCause FederationTurnedOff = new(
        nameof(FederationTurnedOff),
        ErrorIds.FederationMismatch,
        WhoCanFix.EntraAdministrator,
        "{Tenant} does not allow applications to sign in by this federation: it is turned off.",
        "An administrator of the tenant has to allow workload identity federation there (application management policies), or the "
            + "application's owner has to register it in a tenant that does."
    )
    {
        Codes = ["AADSTS700223"],
    };

    public static readonly KnownCause IssuerNotAllowed = new(
        nameof(IssuerNotAllowed),
        ErrorIds.FederationMismatch,
        WhoCanFix.EntraAdministrator,
        "{Tenant} does not allow applications to sign in by this federation: the issuer is not allowed.{presented}",
        "An administrator of the tenant has to allow the issuer that Entra names (application management policies, allowed issuers of "
            + "federated credentials)."
    )
    {
        Codes = ["AADSTS700238"],
    };

    public static readonly KnownCause TokenKindNotAccepted = new(
        nameof(TokenKindNotAccepted),
        ErrorIds.FederationMismatch,
        WhoCanFix.User,
        "{Application} does not accept this kind of federated token.{presented}",
        "Use the token of a managed identity or of an application; a user's token is not accepted."
    )
    {
        Codes = ["AADSTS700229"],
    };

    public static readonly KnownCause MultitenantApplication = new(
        nameof(MultitenantApplication),
        ErrorIds.FederationMismatch,
        WhoCanFix.ApplicationOwner,
        "{Application} is a multitenant application, which does not accept this kind of federated token.{presented}",
        "Its owner has to make it single-tenant (App registrations, Authentication, Supported account types), or register another "
            + "application for this purpose."
    )
    {
        Codes = ["AADSTS70052"],
    };

    public static readonly KnownCause IdentityOfOtherTenant = new(
        nameof(IdentityOfOtherTenant),
        ErrorIds.FederationMismatch,
        WhoCanFix.ApplicationOwner,
        "{Application} cannot trust an identity of another tenant than its own.",
        "Its owner has to register the application as multitenant in the tenant of the managed identity, and an administrator of this "
            + "tenant has to add it here."
    )
    {
        Codes = ["AADSTS700236"],
    };

    public static readonly KnownCause TokenOutsideItsTime = new(
        nameof(TokenOutsideItsTime),
        ErrorIds.FederationMismatch,
        WhoCanFix.User,
        "The federated token for {application} is not valid at this time: it is not valid yet, or has expired.",
        "Check the clock of this machine, and get the token right before signing in: it is valid for minutes only."
    )
    {
        Codes = ["AADSTS700024"],
    };

    public static readonly KnownCause TokenTextOutsideItsTime = new(
        nameof(TokenTextOutsideItsTime),
        ErrorIds.FederationMismatch,
        WhoCanFix.User,
        "The federated token for {application} is not valid at this time. It was passed as a string, so it cannot be renewed.",
        "Pass a script block that gets a new token each time (-FederatedToken { ... }) or -FederatedTokenFile; if the token is "
            + "new, check the clock of this machine."
    );

    public static readonly KnownCause GitHubJobRefused = new(
        nameof(GitHubJobRefused),
        ErrorIds.InvalidCredential,
        WhoCanFix.PipelineAuthor,
        "GitHub's token service at {host} refused this job ({status}).",
        "Check that the job has 'permissions: id-token: write' and does not run for a pull request from a fork. The request token expires "
            + "with the job: use the ACTIONS_ID_TOKEN_REQUEST_TOKEN of this job, not a saved one."
    );

    public static readonly KnownCause[] Rows =
    [
        IssuerMismatch,
        SubjectMismatch,
        AudienceMismatch,
        CaseMismatch,
        AnyMismatch,
        NoFederatedCredential,
        FederationTurnedOff,
        IssuerNotAllowed,
        TokenKindNotAccepted,
        MultitenantApplication,
        IdentityOfOtherTenant,
        TokenOutsideItsTime,
        TokenTextOutsideItsTime,
        GitHubJobRefused,
    ];

    private static KnownCause Mismatch(string name, string what, string compare, string code) =>
        new(
            name,
            ErrorIds.FederationMismatch,
            WhoCanFix.ApplicationOwner,
            $"{{Application}} has {what}.{{presented}}",
            $"Its owner has to compare {Compare.Replace("{compare}", compare)}"
        )
        {
            Codes = [code],
        };
}
