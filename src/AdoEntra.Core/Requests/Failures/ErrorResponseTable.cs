using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Proxies;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;

namespace AdoEntra.Requests.Failures;

/// <summary>What is known of a response that is none.</summary>
/// <param name="Response">The response.</param>
/// <param name="Body">The service's words in it.</param>
/// <param name="Asked">What was asked for, and how.</param>
/// <param name="Caller">Whom the service takes the caller for.</param>
internal sealed record ErrorFacts(HttpResponseMessage Response, ErrorBody Body, SentRequest Asked, Caller Caller)
{
    /// <summary>True where a storage host was asked by a signed address, without the token.</summary>
    public bool IsStorageHost => Asked.Token is null;

    /// <summary>How long the response asks to wait; null where it does not.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>What is running short, where the service slows somebody down; null where it does not say.</summary>
    public string? Resource { get; init; }

    public ServiceRequest Request => Asked.Request;

    public int Status => (int)Response.StatusCode;

    public string Organization => Asked.Organization;

    public string What => Request.What;

    /// <summary>The organization's address where a token was refused by name.</summary>
    public bool NamesIdentity =>
        !Body.NamesAnonymous
        && Body.Message is { } message
        && !message.Contains("anonymous access")
        && !message.Contains("''")
        && message.Contains("'");
}

/// <summary>The id of an error response, what happened, and what to do about it.</summary>
internal sealed record ErrorMeaning(string Id, string What, string Advice);

/// <summary>
/// From status and words to the meaning: the one table of it (protocol.md 3.3, 3.4, 3.5). The first line that fits counts.
/// </summary>
internal static class ErrorResponseTable
{
    private static readonly (Func<ErrorFacts, bool> Fits, Func<ErrorFacts, ErrorMeaning> Means)[] s_lines =
    [
        (static f => f.IsStorageHost, StorageHost),
        (static f => f.Status == 407, ProxyWants),
        (
            static f => f.Status is >= 200 and < 300 && f.Caller == Caller.Anonymous,
            static f => NotSignedIn(f, $"Azure DevOps treated the request to '{f.Organization}' as anonymous ({f.Status}).")
        ),
        (
            static f => f.Status == 203 || (f.Status is >= 200 and < 300 && f.Body.IsHtml),
            static f => NotSignedIn(f, $"Azure DevOps returned a sign-in page instead of data for '{f.Organization}' ({f.Status}).")
        ),
        (
            static f => Redirect.IsToSignIn(f.Response),
            static f => NotSignedIn(f, $"Azure DevOps redirected the request to '{f.Organization}' to the sign-in page ({f.Status}).")
        ),
        (
            static f => f.Status == 401 && (f.Body.Code == "TF401444" || (f.Body.Code == "TF400813" && f.NamesIdentity)),
            static f =>
                new(
                    ErrorIds.NotInOrganization,
                    $"This identity is not a member of the organization '{f.Organization}'.",
                    $"A Project Collection Administrator of '{f.Organization}' has to add it (Organization settings, Users) with at least "
                        + "Basic access."
                )
        ),
        (
            static f => f.Body.Code == "VS403463",
            static f =>
                new(
                    ErrorIds.ConditionalAccess,
                    $"A conditional access policy blocks this identity from '{f.Organization}'.",
                    "An Entra administrator has to allow this identity or this network for Azure DevOps (workload-identity policy, named "
                        + "location)."
                )
        ),
        (static f => f.Status == 401, static f => NotSignedIn(f, $"Azure DevOps did not accept the token for '{f.Organization}' (401).")),
        (static f => f.Status == 429 || f.Body.Code == "TF400733", Throttled),
        (static f => f.Status == 503 && f.Wait is not null, Throttled),
        (
            static f => f.Status == 500 && !ServerFailure.MayPass(f.Body),
            static f =>
                new(
                    ErrorIds.InvalidRequest,
                    $"Azure DevOps failed to process the request for {f.What} (500, {f.Body.TypeKey}); a retry does not help.",
                    (f.Request.IsReading ? string.Empty : "The change may already have been made: check before you retry. ")
                        + "Check the names and values that you passed, and the requested media type (header Accept)."
                )
        ),
        (
            static f => f.Status is 408 or (>= 500 and not 501 and not 505),
            static f =>
                new(
                    ErrorIds.Transient,
                    $"Azure DevOps is temporarily unavailable ({f.Status}) and did not "
                    + $"{(f.Request.IsReading ? "return" : "confirm the request for")} {f.What}.",
                    f.Request.IsReading
                        ? "Retry in a minute; see https://status.dev.azure.com for outages."
                        : "The change may already have been made: check before you retry. See https://status.dev.azure.com for outages."
                )
        ),
        (
            static f => f.Status == 403 && f.Caller == Caller.Unnamed && f.Body is { Message: null, TypeKey: null },
            static f =>
                new(
                    ErrorIds.NotPermitted,
                    $"The request for {f.What} was refused ({f.Status}), probably not by Azure DevOps: the response names no identity and "
                        + "gives no reason.",
                    "Check whether a proxy, a firewall or a portal intercepts the request; if not, an administrator of the organization "
                        + "has to check its policies."
                )
        ),
        (
            static f => f.Status == 403,
            static f =>
                new(
                    ErrorIds.NotPermitted,
                    $"This identity is not allowed to {(f.Request.IsReading ? "read" : "change")} {f.What}.",
                    $"An administrator of the project or of '{f.Organization}' has to grant it the permission."
                )
        ),
        (
            static f => f.Status == 404,
            static f =>
                new(
                    ErrorIds.NotFound,
                    $"Azure DevOps did not find {f.What}, or this identity is not allowed to see it; the service does not say which.",
                    NotFoundAdvice.Of(f)
                )
        ),
        (
            static f => f.Status is 409 or 412,
            static f =>
                new(
                    ErrorIds.Conflict,
                    $"The request for {f.What} conflicts with its current state in Azure DevOps ({f.Status}).",
                    "Read it again, then decide whether to retry."
                )
        ),
        (static f => RequestForm.Of(f) is not null, static f => RequestForm.Of(f)!),
        (
            static f => f.Status is 400 or 411 or 422,
            static f =>
                new(
                    ErrorIds.InvalidRequest,
                    $"Azure DevOps rejected the request for {f.What} ({f.Status}).",
                    f.Body.Title?.Contains("potentially dangerous Request.Path") == true
                        ? "The path contains a character that the web server rejects even when it is escaped (: * < > & % \\ ?): "
                            + "pass the name in the query instead, if the operation accepts it there (path=)."
                        : "Check the names and values that you passed."
                )
        ),
        (
            static f => f.Status == 410 && f.Body is not { Message: null, TypeKey: null },
            static f => new(ErrorIds.NotFound, $"Azure DevOps no longer has {f.What} (410).", "Check the name or id, or restore it.")
        ),
        (
            static f => f.Status == 423 && f.Body is not { Message: null, TypeKey: null },
            static f => new(ErrorIds.Conflict, $"Azure DevOps has locked {f.What} (423).", "Unlock it, or retry when the lock is gone.")
        ),
        // The service's own words: it is the service that answers, whatever the status.
        (
            static f => f.Status is >= 400 and < 500 && !f.Body.IsHtml && f.Body is not { Message: null, TypeKey: null },
            static f =>
                new(
                    ErrorIds.InvalidRequest,
                    $"Azure DevOps did not take the request for {f.What} ({f.Status}).",
                    "Check the names and values given."
                )
        ),
        (
            static _ => true,
            static f =>
                new(
                    ErrorIds.UnexpectedResponse,
                    $"The response to the request for {f.What} did not come from Azure DevOps ({f.Status}, "
                    + $"{f.Response.Content.Headers.ContentType?.MediaType ?? "no content type"}).",
                    "Check the organization's name, and that no proxy or portal intercepts the request."
                )
        ),
    ];

    public static ErrorMeaning Find(ErrorFacts facts) => s_lines.First(line => line.Fits(facts)).Means(facts);

    private static ErrorMeaning NotSignedIn(ErrorFacts facts, string what) => NotSignedIn(facts.Asked, what);

    /// <summary>The service does not know the caller.</summary>
    /// <param name="asked">What was asked for.</param>
    /// <param name="what">How it says so: a sentence.</param>
    public static ErrorMeaning NotSignedIn(SentRequest asked, string what) =>
        new(
            ErrorIds.NotSignedIn,
            what,
            asked.IsElsewhere
                ? $"The connection is for '{asked.Session.Address.Organization}': run Connect-AdoEntra {asked.Organization} for this "
                    + "address, with an identity of that organization's tenant."
                : "Check that the identity belongs to the organization's tenant (Organization settings, Microsoft Entra), then run "
                    + "Connect-AdoEntra again."
        );

    private static ErrorMeaning Throttled(ErrorFacts facts) =>
        new(
            ErrorIds.Throttled,
            $"Azure DevOps is throttling {ThrottledParty.Of(facts.Body.Message, facts.Resource)} ({facts.Status}) and refused the request "
                + $"for {facts.What}.{ThrottledParty.Shortage(facts.Resource)}",
            facts.Wait is { } wait
                ? $"Wait {wait.TotalSeconds:0.#} s, then retry with fewer requests."
                : "Wait a few minutes, then retry with fewer requests."
        );

    private static ErrorMeaning ProxyWants(ErrorFacts facts)
    {
        string[] wanted = [.. facts.Response.Headers.ProxyAuthenticate.Select(static challenge => challenge.Scheme)];
        ProxyRefusedException refused = ProxyRefusal.Of(
            "between this machine and the service",
            null,
            facts.Asked.Uri.Host,
            wanted,
            ProxyLogin.None,
            isVariable: false,
            exception: null
        );
        return new(ErrorIds.ProxyRefused, refused.Summary, refused.Advice);
    }

    // A storage host has words of its own (XML), and none of them is about the identity.
    private static ErrorMeaning StorageHost(ErrorFacts facts) =>
        facts.Status switch
        {
            408 or 429 or >= 500 => new(
                ErrorIds.Transient,
                $"The storage host of {facts.What} is unavailable ({facts.Status}).",
                "Retry in a minute."
            ),
            404 or 410 => new(
                ErrorIds.NotFound,
                $"The storage host no longer has {facts.What} ({facts.Status}).",
                "Check whether it was deleted (retention), and request it from Azure DevOps again."
            ),
            403 => new(
                ErrorIds.NotPermitted,
                $"The signed address of {facts.What} was refused ({facts.Status}): it has expired, or this network is not allowed.",
                "Request it from Azure DevOps again, which returns a new address."
            ),
            _ => new(
                ErrorIds.UnexpectedResponse,
                $"The storage host of {facts.What} returned no content ({facts.Status}).",
                "Request it from Azure DevOps again."
            ),
        };
}
