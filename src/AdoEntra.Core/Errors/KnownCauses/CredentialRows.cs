namespace AdoEntra.Errors.KnownCauses;

/// <summary>There is nothing here to sign in with.</summary>
internal static class CredentialRows
{
    private const string SignIn =
        "Sign in to a tool first ('az login'), or pass a sign-in method: -Interactive or -DeviceCode for a user, -Identity in Azure, "
            + "-ClientId with a secret, certificate or federated token for an application.";

    private const string Refused =
        "The {tokenName} was refused, or a new one is needed, and it cannot be renewed: it was passed to Connect-AdoEntra.{details}";

    public static readonly KnownCause NoCredential = new(
        nameof(NoCredential),
        ErrorIds.NoCredential,
        WhoCanFix.User,
        "No credential was found to sign in with. Looked for: {candidates}.",
        SignIn
    );

    public static readonly KnownCause NoneUsable = new(
        nameof(NoneUsable),
        ErrorIds.NoCredential,
        WhoCanFix.User,
        "None of the credentials found can be used here. {candidates}.",
        SignIn
    );

    public static readonly KnownCause TokenExpired = new(
        nameof(TokenExpired),
        ErrorIds.InvalidCredential,
        WhoCanFix.User,
        "The token that was passed expired at {end}.",
        "Get a new one and pass it again, or use a sign-in method that renews its token by itself."
    );

    public static readonly KnownCause AccessTokenRefused = new(
        nameof(AccessTokenRefused),
        ErrorIds.NotSignedIn,
        WhoCanFix.User,
        Refused,
        "Get a new one and run Connect-AdoEntra -AccessToken again; or use an identity, whose tokens are renewed (-Identity, -AzureCli, "
            + "...)."
    );

    public static readonly KnownCause AccessTokenOfOtherResource = new(
        nameof(AccessTokenOfOtherResource),
        ErrorIds.NotSignedIn,
        WhoCanFix.User,
        Refused + " It says that it is for {tokenAudience}.",
        "Request a token for Azure DevOps and run Connect-AdoEntra -AccessToken again, for example: az account get-access-token --resource "
            + "499b84ac-1321-427f-aa17-267ca6975798."
    );

    public static readonly KnownCause PersonalAccessTokenEnded = new(
        nameof(PersonalAccessTokenEnded),
        ErrorIds.NotSignedIn,
        WhoCanFix.User,
        Refused,
        "Check it under User settings, Personal access tokens (has it expired, does it belong to this organization? A token for all "
            + "organizations ended on 1 December 2026), or sign in with an Entra identity, which needs none."
    );

    public static readonly KnownCause[] Rows =
    [
        NoCredential,
        NoneUsable,
        TokenExpired,
        AccessTokenRefused,
        AccessTokenOfOtherResource,
        PersonalAccessTokenEnded,
    ];
}
