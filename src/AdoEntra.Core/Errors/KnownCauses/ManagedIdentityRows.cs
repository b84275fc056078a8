namespace AdoEntra.Errors.KnownCauses;

/// <summary>The identity endpoint of this host has no token for us (protocol.md 1.13).</summary>
internal static class ManagedIdentityRows
{
    public static readonly KnownCause NoHost = new(
        nameof(NoHost),
        ErrorIds.CredentialUnavailable,
        WhoCanFix.User,
        "No managed identity is available on this machine: {address} {why}. {lookedFor}.",
        "Run this where Azure provides managed identities (a VM, a Function, an Automation job, ...), or use another sign-in method."
    );

    public static readonly KnownCause NotAssigned = new(
        nameof(NotAssigned),
        ErrorIds.IdentityNotFound,
        WhoCanFix.HostAdministrator,
        "{Host} has no such identity: {identity}.",
        "Check the id{otherId}; the owner of this host has to assign that identity to it (Identity, User assigned, in the Azure portal)."
    )
    {
        Words = KnownCause.Pattern("no user.assigned (?:managed )?identity|user assigned managed identit(?:y|ies) (?:not found|found)"),
    };

    public static readonly KnownCause NoSystemAssigned = new(
        nameof(NoSystemAssigned),
        ErrorIds.IdentityNotFound,
        WhoCanFix.HostAdministrator,
        "{Host} has no such identity: {identity}.",
        "Turn on the system-assigned identity of this host in the Azure portal (Identity), or pass a user-assigned one as {idParameters}."
    )
    {
        Words = KnownCause.Pattern("invalid_request.{0,40}identity not found"),
    };

    public static readonly KnownCause RefusedIdentity = new(
        nameof(RefusedIdentity),
        ErrorIds.IdentityNotFound,
        WhoCanFix.HostAdministrator,
        "{Host} refused the request for {identity}.",
        "Check the id{otherId}; the owner of this host has to assign that identity to it (Identity, User assigned, in the Azure portal)."
    );

    public static readonly KnownCause RefusedSystemAssigned = new(
        nameof(RefusedSystemAssigned),
        ErrorIds.IdentityNotFound,
        WhoCanFix.HostAdministrator,
        "{Host} refused the request for {identity}.",
        "Turn on the system-assigned identity of this host in the Azure portal (Identity), or pass a user-assigned one as {idParameters}."
    );

    public static readonly KnownCause PoolWithoutIdentity = new(
        nameof(PoolWithoutIdentity),
        ErrorIds.IdentityNotFound,
        WhoCanFix.PipelineAuthor,
        "{Host} has no such identity: {identity}. The agents of this pool have no managed identity: Microsoft-hosted pools have none any "
            + "more.",
        "Sign in by a service connection with workload identity federation instead (Connect-AdoEntra -AzurePipelines); in a pool of your "
            + "own, its administrator has to assign the identity to the pool."
    );

    public static readonly KnownCause SeveralAssigned = new(
        nameof(SeveralAssigned),
        ErrorIds.IdentityNotFound,
        WhoCanFix.User,
        "{Host} has several user-assigned identities, and none was specified.",
        "Pass one of them as {idParameters} (Identity, User assigned, in the Azure portal lists them); or turn on the system-assigned "
            + "identity, which is used when none is specified."
    )
    {
        Words = KnownCause.Pattern("multiple user assigned"),
    };

    public static readonly KnownCause IdentityKindNotServed = new(
        nameof(IdentityKindNotServed),
        ErrorIds.IdentityNotSupported,
        WhoCanFix.User,
        "{Host} (detected by {evidence}) cannot issue a token for {identity}{details}.",
        "{accepted}"
    );

    public static readonly KnownCause NoDefaultIdentity = new(
        nameof(NoDefaultIdentity),
        ErrorIds.CredentialUnavailable,
        WhoCanFix.User,
        "{Host} (detected by {evidence}) has no system-assigned identity here: DEFAULT_IDENTITY_CLIENT_ID is not set.",
        "Pass the identity of the compute as {idParameters}."
    );

    public static readonly KnownCause NoDefaultIdentityOfWorker = new(
        nameof(NoDefaultIdentityOfWorker),
        ErrorIds.CredentialUnavailable,
        WhoCanFix.User,
        "{Host} (detected by {evidence}) has no system-assigned identity here: DEFAULT_IDENTITY_CLIENT_ID is not set.",
        "Pass the machine's identity as {idParameters}, or remove MSI_ENDPOINT and MSI_SECRET at the start of the runbook: then the "
            + "machine's own endpoint is used (the Azure Arc agent, or the metadata service of a VM)."
    );

    public static readonly KnownCause ResourceNotFound = new(
        nameof(ResourceNotFound),
        ErrorIds.WrongResource,
        WhoCanFix.EntraAdministrator,
        "{Host} did not find the resource Azure DevOps in the tenant of {identity}.",
        "An administrator of that tenant has to sign in to Azure DevOps there once; or use an identity of another tenant."
    );

    public static readonly KnownCause AgentTooOld = new(
        nameof(AgentTooOld),
        ErrorIds.UnexpectedResponse,
        WhoCanFix.MachineAdministrator,
        "{Host} at {address} does not support this form of the request ({status}): the agent is too old.",
        "An administrator of this machine has to update the Azure Connected Machine agent (azcmagent upgrade, or the machine's package "
            + "manager)."
    );

    public static readonly KnownCause ProcessRefused = new(
        nameof(ProcessRefused),
        ErrorIds.CredentialUnavailable,
        WhoCanFix.User,
        "{Host} refused this process ({status}).",
        "{refusedAdvice}"
    );

    public static readonly KnownCause ProcessRefusedOccasionally = new(
        nameof(ProcessRefusedOccasionally),
        ErrorIds.Transient,
        WhoCanFix.User,
        "{Host} refused this process (403), {tried}; the platform does so occasionally.",
        "Start the job again; if it persists, check that the identity of the Automation account is turned on (Identity, in the Azure "
            + "portal)."
    );

    public static readonly KnownCause HostThrottling = new(
        nameof(HostThrottling),
        ErrorIds.Throttled,
        WhoCanFix.User,
        "{Host} is throttling requests (429), {tried}.",
        "Wait {wait}, then try again; share one connection instead of signing in for every call."
    );

    public static readonly KnownCause HostUnavailable = new(
        nameof(HostUnavailable),
        ErrorIds.Transient,
        WhoCanFix.HostAdministrator,
        "{Host} at {address} is temporarily unavailable ({status}), {tried}.",
        "Try again in {wait}; if it persists, check the health of the host in the Azure portal."
    );

    public static readonly KnownCause HostSilent = new(
        nameof(HostSilent),
        ErrorIds.Transient,
        WhoCanFix.HostAdministrator,
        "{Host} at {address} (from {evidence}) did not respond, {tried}.",
        "Try again; if it persists, check that the identity endpoint of this host is running and that no proxy or firewall blocks it."
    );

    public static readonly KnownCause OtherThumbprint = new(
        nameof(OtherThumbprint),
        ErrorIds.CredentialUnavailable,
        WhoCanFix.User,
        "{Host} at {address} (from {evidence}) presented a certificate with another thumbprint than expected.",
        "Start a new process in that host, which gets the current thumbprint; if it persists, another service may be responding."
    );

    public static readonly KnownCause HostNotCalled = new(
        nameof(HostNotCalled),
        ErrorIds.CredentialUnavailable,
        WhoCanFix.User,
        "{Host} at {address} (from {evidence}) could not be called.",
        "Check the value of {variable}."
    );

    public static readonly KnownCause HostWithoutToken = new(
        nameof(HostWithoutToken),
        ErrorIds.UnexpectedResponse,
        WhoCanFix.HostAdministrator,
        "{Host} at {address} did not return a token ({words}){retried}.",
        "{elsewhereAdvice}"
    );

    public static readonly KnownCause HostUnexpected = new(
        nameof(HostUnexpected),
        ErrorIds.UnexpectedResponse,
        WhoCanFix.HostAdministrator,
        "{Host} at {address} returned an unexpected response: {status} ({words}).",
        "{elsewhereAdvice}"
    );

    public static readonly KnownCause HostTokenEnded = new(
        nameof(HostTokenEnded),
        ErrorIds.UnexpectedResponse,
        WhoCanFix.MachineAdministrator,
        "{Host} returned a token that has already expired: it ended at {end}, and the clock of this machine says {now}.",
        "Correct the clock of this machine (check its time zone, too); if it is correct, restart the host's identity agent, whose cache is "
            + "stale."
    );

    public static readonly KnownCause[] Rows =
    [
        NoHost,
        NotAssigned,
        NoSystemAssigned,
        RefusedIdentity,
        RefusedSystemAssigned,
        PoolWithoutIdentity,
        SeveralAssigned,
        IdentityKindNotServed,
        NoDefaultIdentity,
        NoDefaultIdentityOfWorker,
        ResourceNotFound,
        AgentTooOld,
        ProcessRefused,
        ProcessRefusedOccasionally,
        HostThrottling,
        HostUnavailable,
        HostSilent,
        OtherThumbprint,
        HostNotCalled,
        HostWithoutToken,
        HostUnexpected,
        HostTokenEnded,
    ];
}
