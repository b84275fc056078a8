namespace AdoEntra.Errors.KnownCauses;

/// <summary>An issuer of federated tokens, GitHub or Azure Pipelines, issues no token at all.</summary>
internal static class IssuerRows
{
    private const string CheckVariable =
        "Check that {variable} has the value that the job's agent set, and that no proxy or portal responds in its place.";

    private const string Retry = "Try again in a minute; check {statusPage} for outages.";

    public static readonly KnownCause IssuerThrottling = new(
        nameof(IssuerThrottling),
        ErrorIds.Throttled,
        WhoCanFix.User,
        "{issuer} at {host} is throttling requests (429).",
        "Wait a minute, then try again; share one connection instead of signing in for every call."
    );

    public static readonly KnownCause IssuerUnavailable = new(
        nameof(IssuerUnavailable),
        ErrorIds.Transient,
        WhoCanFix.Temporary,
        "{issuer} at {host} is temporarily unavailable ({status}), also after several retries.",
        Retry
    );

    public static readonly KnownCause IssuerBlank = new(
        nameof(IssuerBlank),
        ErrorIds.Transient,
        WhoCanFix.Temporary,
        "{issuer} at {host} returned no token, also after several retries.",
        Retry
    );

    public static readonly KnownCause IssuerWithoutToken = new(
        nameof(IssuerWithoutToken),
        ErrorIds.UnexpectedResponse,
        WhoCanFix.User,
        "{issuer} at {host} did not return a token.",
        CheckVariable
    );

    public static readonly KnownCause IssuerUnexpected = new(
        nameof(IssuerUnexpected),
        ErrorIds.UnexpectedResponse,
        WhoCanFix.User,
        "{issuer} at {host} returned an unexpected response ({status}).",
        CheckVariable
    );

    public static readonly KnownCause IssuerUnreachable = new(
        nameof(IssuerUnreachable),
        ErrorIds.Transient,
        WhoCanFix.Temporary,
        "{issuer} at {host} could not be reached{way}: {words}",
        "{networkAdvice}"
    );

    public static readonly KnownCause[] Rows =
    [
        IssuerThrottling,
        IssuerUnavailable,
        IssuerBlank,
        IssuerWithoutToken,
        IssuerUnexpected,
        IssuerUnreachable,
    ];
}
