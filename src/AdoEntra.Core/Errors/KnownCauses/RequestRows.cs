namespace AdoEntra.Errors.KnownCauses;

/// <summary>The request is not what the service takes, or does not fit what is there.</summary>
internal static class RequestRows
{
    public static readonly KnownCause Rejected = Invalid(
        nameof(Rejected),
        "Azure DevOps rejected the request for {what} ({status}).",
        "Check the names and values that you passed."
    );

    public static readonly KnownCause NotTaken = Invalid(
        nameof(NotTaken),
        "Azure DevOps did not take the request for {what} ({status}).",
        "Check the names and values given."
    );

    public static readonly KnownCause DangerousPath = Invalid(
        nameof(DangerousPath),
        "Azure DevOps rejected the request for {what} ({status}).",
        @"The path contains a character that the web server rejects even when it is escaped (: * < > & % \ ?): pass the name in the query "
            + "instead, if the operation accepts it there (path=)."
    );

    public static readonly KnownCause MethodNotSupported = Invalid(
        nameof(MethodNotSupported),
        "The address of {what} does not support {method} (405).{details}",
        "Check the method and the address: use another method or another resource."
    );

    public static readonly KnownCause MediaTypeNotReturned = Invalid(
        nameof(MediaTypeNotReturned),
        "Azure DevOps cannot return {what} in the requested media type (406).",
        "Check the header Accept, or remove it."
    );

    public static readonly KnownCause BodyTooLarge = Invalid(
        nameof(BodyTooLarge),
        "The body of the request for {what} is too large (413).",
        "Send less at once: split the change, or upload the content in parts."
    );

    public static readonly KnownCause AddressTooLong = Invalid(
        nameof(AddressTooLong),
        "The address of the request for {what} is too long (414).",
        "Request less at once: shorten the query, or use an operation that takes the list in its body."
    );

    public static readonly KnownCause MediaTypeNotAccepted = Invalid(
        nameof(MediaTypeNotAccepted),
        "Azure DevOps does not accept the media type of the body in the request for {what} (415).",
        "Check -ContentType: changes of work items require application/json-patch+json, uploads application/octet-stream, most others "
            + "application/json."
    );

    public static readonly KnownCause HeadersTooLarge = Invalid(
        nameof(HeadersTooLarge),
        "The headers of the request for {what} are too large ({status}): together, the token and the headers exceed the server's limit.",
        "Pass fewer or shorter headers; if you passed none, the token is too long, for example of an identity in very many groups: use an "
            + "identity with fewer memberships."
    );

    public static readonly KnownCause Conflict = new(
        nameof(Conflict),
        ErrorIds.Conflict,
        WhoCanFix.User,
        "The request for {what} conflicts with its current state in Azure DevOps ({status}).",
        "Read it again, then decide whether to retry."
    );

    public static readonly KnownCause Locked = new(
        nameof(Locked),
        ErrorIds.Conflict,
        WhoCanFix.User,
        "Azure DevOps has locked {what} (423).",
        "Unlock it, or retry when the lock is gone."
    );

    public static readonly KnownCause[] Rows =
    [
        Rejected,
        NotTaken,
        DangerousPath,
        MethodNotSupported,
        MediaTypeNotReturned,
        BodyTooLarge,
        AddressTooLong,
        MediaTypeNotAccepted,
        HeadersTooLarge,
        Conflict,
        Locked,
    ];

    private static KnownCause Invalid(string name, string cause, string remedy) =>
        new(name, ErrorIds.InvalidRequest, WhoCanFix.User, cause, remedy);
}
