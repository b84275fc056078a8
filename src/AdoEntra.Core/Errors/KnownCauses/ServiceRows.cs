namespace AdoEntra.Errors.KnownCauses;

/// <summary>Azure DevOps, a storage host or an issuer is throttling or unavailable, or something else responds instead.</summary>
internal static class ServiceRows
{
    public static readonly KnownCause Throttled = new(
        nameof(Throttled),
        ErrorIds.Throttled,
        WhoCanFix.User,
        "Azure DevOps is throttling {party} ({status}) and refused the request for {what}.{limit}",
        "Wait {wait}, then retry with fewer requests."
    )
    {
        Codes = ["TF400733"],
    };

    public static readonly KnownCause SlowedDown = new(
        nameof(SlowedDown),
        ErrorIds.Throttled,
        WhoCanFix.User,
        "Azure DevOps is slowing {party} down.{limit}",
        "Send fewer requests for {wait}; commands wait by themselves as long as the service asks for."
    );

    public static readonly KnownCause MachineThrottled = new(
        nameof(MachineThrottled),
        ErrorIds.Throttled,
        WhoCanFix.User,
        "Azure DevOps is throttling this machine ({status}) and did not return {what} '{organization}'.",
        "Wait {wait}, then retry; {pass}."
    );

    public static readonly KnownCause Failing = new(
        nameof(Failing),
        ErrorIds.InvalidRequest,
        WhoCanFix.User,
        "Azure DevOps failed to process the request for {what} (500, {words}); a retry does not help.",
        "{changed}Check the names and values that you passed, and the requested media type (header Accept)."
    );

    public static readonly KnownCause Unavailable = new(
        nameof(Unavailable),
        ErrorIds.Transient,
        WhoCanFix.Temporary,
        "Azure DevOps is temporarily unavailable ({status}) and did not {failed} {what}.",
        "Retry in a minute; see https://status.dev.azure.com for outages."
    )
    {
        Codes = ["VS402335"],
    };

    public static readonly KnownCause UnavailableDuringChange = new(
        nameof(UnavailableDuringChange),
        ErrorIds.Transient,
        WhoCanFix.Temporary,
        "Azure DevOps is temporarily unavailable ({status}) and did not {failed} {what}.",
        "The change may already have been made: check before you retry. See https://status.dev.azure.com for outages."
    );

    public static readonly KnownCause NotAzureDevOps = new(
        nameof(NotAzureDevOps),
        ErrorIds.UnexpectedResponse,
        WhoCanFix.NetworkAdministrator,
        "The response to the request for {what} did not come from Azure DevOps ({status}, {mediaType}).",
        "Check the organization's name, and that no proxy or portal intercepts the request."
    );

    public static readonly KnownCause StorageUnavailable = new(
        nameof(StorageUnavailable),
        ErrorIds.Transient,
        WhoCanFix.Temporary,
        "The storage host of {what} is unavailable ({status}).",
        "Retry in a minute."
    );

    public static readonly KnownCause StorageGone = new(
        nameof(StorageGone),
        ErrorIds.NotFound,
        WhoCanFix.User,
        "The storage host no longer has {what} ({status}).",
        "Check whether it was deleted (retention), and request it from Azure DevOps again."
    );

    public static readonly KnownCause StorageRefused = new(
        nameof(StorageRefused),
        ErrorIds.NotPermitted,
        WhoCanFix.NetworkAdministrator,
        "The signed address of {what} was refused ({status}): it has expired, or this network is not allowed.",
        "Request it from Azure DevOps again, which returns a new address."
    );

    public static readonly KnownCause StorageUnexpected = new(
        nameof(StorageUnexpected),
        ErrorIds.UnexpectedResponse,
        WhoCanFix.User,
        "The storage host of {what} returned no content ({status}).",
        "Request it from Azure DevOps again."
    );

    public static readonly KnownCause[] Rows =
    [
        Throttled,
        SlowedDown,
        MachineThrottled,
        Failing,
        Unavailable,
        UnavailableDuringChange,
        NotAzureDevOps,
        StorageUnavailable,
        StorageGone,
        StorageRefused,
        StorageUnexpected,
    ];
}
