namespace AdoEntra.Errors.KnownCauses;

/// <summary>Another program (git, npm, terraform, an agent) was not let in, and says so in words of its own.</summary>
internal static class ProgramRows
{
    public static readonly KnownCause NoCredentialForProgram = new(
        nameof(NoCredentialForProgram),
        ErrorIds.NoCredential,
        WhoCanFix.User,
        "{Tool} sent no credential to {host}, or none that is accepted there.",
        "Give it a token of an identity that is a member of the organization.{details}"
    );

    public static readonly KnownCause ProgramCredentialRefused = new(
        nameof(ProgramCredentialRefused),
        ErrorIds.NotSignedIn,
        WhoCanFix.User,
        "Azure DevOps did not accept the credential that {tool} sent: it is wrong, has expired or was revoked, or is for another "
            + "organization.",
        "Give it a new token in place of the one that {tool} has.{details}"
    )
    {
        Codes = ["VS30063"],
    };

    public static readonly KnownCause PromptNotPossible = new(
        nameof(PromptNotPossible),
        ErrorIds.InteractionRequired,
        WhoCanFix.User,
        "{Tool} wanted to ask a user to sign in, and no one answered or could be asked.",
        "Run it at a terminal of your own and complete the sign-in; for a job, give it a token.{details}"
    );

    public static readonly KnownCause NoCredentialStore = new(
        nameof(NoCredentialStore),
        ErrorIds.CredentialUnavailable,
        WhoCanFix.User,
        "{Tool} has no place to keep credentials in, so it gives none to git.",
        "Choose a credential store that works here (cache, gpg or secretservice on Linux; wincredman or dpapi on Windows), or give git a "
            + "token without {tool}."
    );

    public static readonly KnownCause FeedPermissionMissing = new(
        nameof(FeedPermissionMissing),
        ErrorIds.NotPermitted,
        WhoCanFix.ProjectAdministrator,
        "This identity is not allowed to read from, or publish to, the feed at {host}.",
        "An owner of the feed has to give it a role there (feed settings, Permissions): Reader to restore packages, Feed and Upstream "
            + "Reader to take new ones from upstream, Feed Publisher to publish. In a pipeline it is the build service of the project."
    );

    public static readonly KnownCause GitPermissionMissing = new(
        nameof(GitPermissionMissing),
        ErrorIds.NotPermitted,
        WhoCanFix.ProjectAdministrator,
        "This identity is in the project, and lacks a permission on the repository.",
        "A project administrator has to grant the permission that the message names (Project settings, Repositories, Security); "
            + "GenericContribute is 'Contribute'. Get-AdoPermission shows which ones it has there. In a pipeline the identity is the build "
            + "service of the project."
    )
    {
        Codes = ["TF401027"],
    };

    public static readonly KnownCause PushNeedsPullRequest = new(
        nameof(PushNeedsPullRequest),
        ErrorIds.NotPermitted,
        WhoCanFix.User,
        "A policy of the branch allows changes by pull requests only.",
        "Push to another branch and create a pull request. To push past the policy, a project administrator has to grant 'Bypass policies "
            + "when pushing' on the branch."
    )
    {
        Codes = ["TF402455"],
    };

    public static readonly KnownCause AgentPoolNotFound = new(
        nameof(AgentPoolNotFound),
        ErrorIds.NotFound,
        WhoCanFix.User,
        "The organization has no agent pool of this name, or this identity is not allowed to see it.",
        "Check the name of the pool (Organization settings, Agent pools): it is not the name of a project's queue. If it is correct, an "
            + "administrator of the pool has to add this identity as its administrator."
    );

    public static readonly KnownCause AgentPoolNotPermitted = new(
        nameof(AgentPoolNotPermitted),
        ErrorIds.NotPermitted,
        WhoCanFix.CollectionAdministrator,
        "This identity is not allowed to add agents to this pool, or to run one.",
        "An administrator of the pool has to make it an administrator of the pool of the organization (Organization settings, Agent pools, "
            + "Security); a role in a project's queue of the same name is not enough."
    );

    public static readonly KnownCause AgentNameTaken = new(
        nameof(AgentNameTaken),
        ErrorIds.Conflict,
        WhoCanFix.User,
        "The pool already has an agent of this name, or one of this name is running elsewhere.",
        "Configure it under another name (--agent), or with --replace where the other one is no longer needed."
    );

    public static readonly KnownCause NoSubscriptions = new(
        nameof(NoSubscriptions),
        ErrorIds.CredentialUnavailable,
        WhoCanFix.User,
        "The Azure CLI did not keep the sign-in: this identity has no Azure subscription.",
        "Azure DevOps needs none: sign in with --allow-no-subscriptions."
    );

    public static readonly KnownCause ProgramNeedsOrganization = new(
        nameof(ProgramNeedsOrganization),
        ErrorIds.NoOrganization,
        WhoCanFix.User,
        "{Tool} was not told which organization.",
        "Name it in the command, or set a default."
    );

    public static readonly KnownCause ApplicationOfOrganizationsOnly = new(
        nameof(ApplicationOfOrganizationsOnly),
        ErrorIds.InvalidCredential,
        WhoCanFix.ApplicationOwner,
        "{Application} does not let personal Microsoft accounts sign in.",
        "Sign in with an account of the organization's tenant, or the application's owner has to allow personal accounts."
    )
    {
        Codes = ["AADSTS9002332"],
    };

    public static readonly KnownCause[] Rows =
    [
        NoCredentialForProgram,
        ProgramCredentialRefused,
        PromptNotPossible,
        NoCredentialStore,
        FeedPermissionMissing,
        GitPermissionMissing,
        PushNeedsPullRequest,
        AgentPoolNotFound,
        AgentPoolNotPermitted,
        AgentNameTaken,
        NoSubscriptions,
        ProgramNeedsOrganization,
        ApplicationOfOrganizationsOnly,
    ];
}
