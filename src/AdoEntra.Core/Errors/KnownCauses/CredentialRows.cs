namespace AdoEntra.Errors.KnownCauses;

/// <summary>There is nothing here to sign in with.</summary>
internal static class CredentialRows
{
    private const string SignIn =
        "Sign in to a tool first ('az login'), or pass a sign-in method: -Interactive or -DeviceCode for a user, -Identity in Azure, "
            + "-ClientId with a secret, certificate or federated token for an application.";

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

    public static readonly KnownCause[] Rows = [NoCredential, NoneUsable, TokenExpired];
}
