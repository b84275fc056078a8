namespace AdoEntra.Errors.KnownCauses;

/// <summary>Nothing, or nothing usable, comes back: the network, a proxy, a certificate, an outage, throttling.</summary>
internal static class NetworkRows
{
    public static readonly KnownCause Unreachable = new(
        nameof(Unreachable),
        ErrorIds.Transient,
        WhoCanFix.Temporary,
        "The request for {what} could not reach {host}{way}: {words}",
        "{networkAdvice}"
    );

    public static readonly KnownCause ConnectionLost = new(
        nameof(ConnectionLost),
        ErrorIds.Transient,
        WhoCanFix.Temporary,
        "The connection to {host} was lost during the request for {what}{way}: {words}",
        "{networkAdvice}"
    );

    public static readonly KnownCause EntraUnreachable = new(
        nameof(EntraUnreachable),
        ErrorIds.Transient,
        WhoCanFix.Temporary,
        "Entra at {authority} could not be reached{way}: {words}",
        "{networkAdvice}"
    );

    public static readonly KnownCause EntraSilent = new(
        nameof(EntraSilent),
        ErrorIds.Transient,
        WhoCanFix.Temporary,
        "Entra at {authority} did not respond in time{way}.",
        "{networkAdvice}"
    );

    public static readonly KnownCause CertificateNotTrusted = new(
        nameof(CertificateNotTrusted),
        ErrorIds.CertificateNotTrusted,
        WhoCanFix.MachineAdministrator,
        "This machine does not trust the certificate of {host}{way}{occasion}: {words}",
        "Add the certificate's authority to those that this machine trusts (its certificate store, or SSL_CERT_FILE on Linux), or "
            + "check what intercepts the connection."
    )
    {
        Words = KnownCause.Pattern(
            @"SSL certificate problem|unable to get local issuer certificate|self.signed certificate|CERTIFICATE_VERIFY_FAILED"
                + @"|SELF_SIGNED_CERT_IN_CHAIN|remote certificate is invalid|PartialChain|certificate signed by unknown authority"
        ),
    };

    public static readonly KnownCause ProxyRefused = new(
        nameof(ProxyRefused),
        ErrorIds.ProxyRefused,
        WhoCanFix.NetworkAdministrator,
        "The proxy {proxy} refused the connection to {host}: it requires credentials (407).",
        "Set HTTPS_PROXY to an address with a user and a password that the proxy accepts (http://user:password@proxy:8080, with "
            + "special characters escaped), or to http://:@proxy:8080 to sign in to it as the account that runs this process."
    )
    {
        Words = KnownCause.Pattern(@"\b407\b.{0,40}(?:proxy|authentication)|proxy authentication required"),
    };

    public static readonly KnownCause EntraThrottling = new(
        nameof(EntraThrottling),
        ErrorIds.Throttled,
        WhoCanFix.User,
        "Entra is throttling {identity} (429).",
        "Wait a minute, then try again; share one connection instead of signing in for every call."
    );

    public static readonly KnownCause EntraStillThrottling = new(
        nameof(EntraStillThrottling),
        ErrorIds.Throttled,
        WhoCanFix.User,
        "Entra is throttling {identity}, and the time it asked to wait is not over.",
        "Wait a minute, then try again; share one connection instead of signing in for every call."
    );

    public static readonly KnownCause TenantThrottled = new(
        nameof(TenantThrottled),
        ErrorIds.Throttled,
        WhoCanFix.User,
        "Entra is throttling requests in {tenant} ({code}).",
        "Wait a minute, then try again; share one connection instead of signing in for every call."
    )
    {
        Codes = ["AADSTS90055"],
    };

    public static readonly KnownCause EntraUnavailable = new(
        nameof(EntraUnavailable),
        ErrorIds.Transient,
        WhoCanFix.Temporary,
        "Entra is temporarily unavailable ({code}).",
        "Try again in a minute; check Service health at https://entra.microsoft.com for outages."
    )
    {
        Codes = ["AADSTS50196", "AADSTS50033", "AADSTS90033", "AADSTS90006", "AADSTS90012", "AADSTS90024"],
    };

    public static readonly KnownCause EntraOutage = new(
        nameof(EntraOutage),
        ErrorIds.Transient,
        WhoCanFix.Temporary,
        "Entra at {authority} is temporarily unavailable ({status}), also after several retries.",
        "Try again in a minute; check Service health at https://entra.microsoft.com for outages."
    );

    public static readonly KnownCause EntraWithoutToken = new(
        nameof(EntraWithoutToken),
        ErrorIds.Transient,
        WhoCanFix.Temporary,
        "Entra at {authority} returned no token, also after several retries.",
        "Try again in a minute; check Service health at https://entra.microsoft.com for outages."
    );

    public static readonly KnownCause AuthorityUnknown = new(
        nameof(AuthorityUnknown),
        ErrorIds.InvalidRequest,
        WhoCanFix.User,
        "The authority {authority} is unknown to Entra.",
        "Clear AZURE_AUTHORITY_HOST, or set it to one of Microsoft's authorities."
    )
    {
        Codes = ["AADSTS50049"],
    };

    public static readonly KnownCause NotEntra = new(
        nameof(NotEntra),
        ErrorIds.UnexpectedResponse,
        WhoCanFix.NetworkAdministrator,
        "The response from {authority} is not a token ({words}).",
        "Check AZURE_AUTHORITY_HOST, and that no proxy or portal responds in place of Entra."
    );

    public static readonly KnownCause UnexpectedFromEntra = new(
        nameof(UnexpectedFromEntra),
        ErrorIds.UnexpectedResponse,
        WhoCanFix.NetworkAdministrator,
        "The response from {authority} was unexpected: {status} ({words}).",
        "Check AZURE_AUTHORITY_HOST, and that no proxy or portal responds in place of Entra."
    );

    public static readonly KnownCause ClockOff = new(
        nameof(ClockOff),
        ErrorIds.InvalidCredential,
        WhoCanFix.MachineAdministrator,
        "The clock of this machine is {offset} {direction} that of Azure DevOps.",
        "Correct the clock of this machine, and its time zone: tokens and signatures are valid for a limited time, and Entra accepts five "
            + "minutes at most."
    );

    public static readonly KnownCause[] Rows =
    [
        Unreachable,
        ConnectionLost,
        EntraUnreachable,
        EntraSilent,
        CertificateNotTrusted,
        ProxyRefused,
        EntraThrottling,
        EntraStillThrottling,
        TenantThrottled,
        EntraUnavailable,
        EntraOutage,
        EntraWithoutToken,
        AuthorityUnknown,
        NotEntra,
        UnexpectedFromEntra,
        ClockOff,
    ];
}
