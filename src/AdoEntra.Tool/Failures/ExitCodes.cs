using AdoEntra.Errors;

namespace AdoEntra.Tool.Failures;

/// <summary>What the process says to the script that started it. A contract: scripts test these numbers.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int SignInFailed = 3;
    public const int Refused = 4;
    public const int NotFound = 5;
    public const int TryLater = 6;
    public const int NotKnown = 7;
    public const int Interrupted = 130;
    public const int Terminated = 143;

    /// <summary>Every code and what it means, in the order of the codes.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> Meanings { get; } =
    [
        (Ok, "done"),
        (Failed, "the service failed, or its response was not usable"),
        (Usage, "the command line is wrong or incomplete"),
        (SignInFailed, "signing in failed"),
        (Refused, "signed in, but refused"),
        (NotFound, "not found, or not visible to this identity"),
        (TryLater, "throttled, unavailable or too slow: try again later"),
        (NotKnown, "the cause of a failure is not known (explain)"),
        (Interrupted, "interrupted by Ctrl+C"),
        (Terminated, "terminated by SIGTERM (kill, stopping a container)"),
    ];

    /// <summary>The code of every error id.</summary>
    public static IReadOnlyDictionary<string, int> ByErrorId { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        [ErrorIds.NotConnected] = Usage,
        [ErrorIds.NoOrganization] = Usage,
        [ErrorIds.InvalidRequest] = Usage,
        [ErrorIds.HostNotAllowed] = Usage,

        [ErrorIds.NoCredential] = SignInFailed,
        [ErrorIds.CredentialUnavailable] = SignInFailed,
        [ErrorIds.InvalidCredential] = SignInFailed,
        [ErrorIds.FederationMismatch] = SignInFailed,
        [ErrorIds.InteractionRequired] = SignInFailed,
        [ErrorIds.WrongTenant] = SignInFailed,
        [ErrorIds.IdentityNotFound] = SignInFailed,
        [ErrorIds.IdentityNotSupported] = SignInFailed,
        [ErrorIds.WrongResource] = SignInFailed,
        [ErrorIds.IdentityChanged] = SignInFailed,
        [ErrorIds.PrincipalDisabled] = SignInFailed,
        [ErrorIds.ServiceConnectionUnavailable] = SignInFailed,

        [ErrorIds.NotSignedIn] = Refused,
        [ErrorIds.NotInOrganization] = Refused,
        [ErrorIds.OrganizationNotInEntra] = Refused,
        [ErrorIds.NotLicensed] = Refused,
        [ErrorIds.NotPermitted] = Refused,
        [ErrorIds.AddressNotAllowed] = Refused,
        [ErrorIds.ConditionalAccess] = Refused,

        [ErrorIds.NotFound] = NotFound,
        [ErrorIds.OrganizationNotFound] = NotFound,

        [ErrorIds.Throttled] = TryLater,
        [ErrorIds.Transient] = TryLater,
        [ErrorIds.TimedOut] = TryLater,

        [ErrorIds.ProxyRefused] = Failed,
        [ErrorIds.CertificateNotTrusted] = Failed,
        [ErrorIds.Conflict] = Failed,
        [ErrorIds.UnexpectedResponse] = Failed,
        [ErrorIds.RunFailed] = Failed,
    };

    /// <summary>
    /// The code of a failure. Where signing in gets no response, or a useless one, it is the sign-in that failed, not the service.
    /// </summary>
    public static int Of(AdoEntraException failure) =>
        // Elsewhere it is the address of the command line; here the service, or another server in its place, has named another host.
        failure is AdoServiceException { ErrorId: ErrorIds.HostNotAllowed } ? Failed
        : failure is AdoSignInException { ErrorId: ErrorIds.TimedOut or ErrorIds.UnexpectedResponse } ? SignInFailed
        : ByErrorId.GetValueOrDefault(failure.ErrorId, Failed);
}
