using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Proxies;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;

namespace AdoEntra.Requests.Failures;

/// <summary>What is known of an answer that is none.</summary>
/// <param name="Response">The answer.</param>
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

/// <summary>The id of a refusal, what happened, and what to do about it.</summary>
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
            static f => NotSignedIn(f, $"it takes the caller for nobody ({f.Status}, the anonymous identity)")
        ),
        (
            static f => f.Status == 203 || (f.Status is >= 200 and < 300 && f.Body.IsHtml),
            static f => NotSignedIn(f, $"a sign-in page came back instead of data ({f.Status})")
        ),
        (
            static f => Redirect.IsToSignIn(f.Response),
            static f => NotSignedIn(f, $"the request was sent on to the sign-in page ({f.Status})")
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
                    $"A conditional access policy keeps this identity out of '{f.Organization}'.",
                    "An Entra administrator has to let this identity or this network in for Azure DevOps (workload-identity policy, named "
                        + "location)."
                )
        ),
        (static f => f.Status == 401, static f => NotSignedIn(f, "the token was not accepted (401)")),
        (static f => f.Status == 429 || f.Body.Code == "TF400733", Throttled),
        (static f => f.Status == 503 && f.Wait is not null, Throttled),
        (
            static f => f.Status == 500 && !ServerFailure.MayPass(f.Body),
            static f =>
                new(
                    ErrorIds.InvalidRequest,
                    $"Azure DevOps cannot handle the request for {f.What} (500, {f.Body.TypeKey}); that does not pass by itself.",
                    (f.Request.IsReading ? string.Empty : "It may have been done all the same: look before you try again. ")
                        + "Check the names and values given, and the media type asked for (header Accept)."
                )
        ),
        (
            static f => f.Status is 408 or (>= 500 and not 501 and not 505),
            static f =>
                new(
                    ErrorIds.Transient,
                    $"Azure DevOps is out of order for the moment ({f.Status}) when asked for {f.What}.",
                    f.Request.IsReading
                        ? "Try again in a minute; https://status.dev.azure.com tells about outages."
                        : "It may have been done all the same: look before you try again. https://status.dev.azure.com tells about outages."
                )
        ),
        (
            static f => f.Status == 403 && f.Caller == Caller.Unnamed && f.Body is { Message: null, TypeKey: null },
            static f =>
                new(
                    ErrorIds.NotPermitted,
                    $"The request for {f.What} was refused ({f.Status}), and not in Azure DevOps' own words: it names no identity and "
                        + "gives no reason.",
                    "Check whether a proxy, a firewall or a portal stands between; if not, an administrator of the organization has to "
                        + "look at its policies."
                )
        ),
        (
            static f => f.Status == 403,
            static f =>
                new(
                    ErrorIds.NotPermitted,
                    $"This identity may not {(f.Request.IsReading ? "read" : "change")} {f.What}.",
                    $"An administrator of the project or of '{f.Organization}' has to give it the permission."
                )
        ),
        (
            static f => f.Status == 404,
            static f =>
                new(
                    ErrorIds.NotFound,
                    $"Azure DevOps does not find {f.What}, or this identity may not see it; the service does not tell which.",
                    NotFoundAdvice.Of(f)
                )
        ),
        (
            static f => f.Status is 409 or 412,
            static f =>
                new(
                    ErrorIds.Conflict,
                    $"Azure DevOps has {f.What} in another state than expected ({f.Status}).",
                    "Read it again, then decide."
                )
        ),
        (static f => RequestForm.Of(f) is not null, static f => RequestForm.Of(f)!),
        (
            static f => f.Status is 400 or 411 or 422,
            static f =>
                new(
                    ErrorIds.InvalidRequest,
                    $"Azure DevOps did not take the request for {f.What} ({f.Status}).",
                    f.Body.Title?.Contains("potentially dangerous Request.Path") == true
                        ? "The path has a character that the web server does not let through (: * < > & % \\ ?), also where it is "
                            + "escaped: give the name in the query instead, where the operation takes it there (path=)."
                        : "Check the names and values given."
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
                    $"Something answered in Azure DevOps' place ({f.Status}, {f.Response.Content.Headers.ContentType?.MediaType ?? "no content type"}) when asked for {f.What}.",
                    "Check the organization's name and that no proxy or portal stands between."
                )
        ),
    ];

    public static ErrorMeaning Find(ErrorFacts facts) => s_lines.First(line => line.Fits(facts)).Means(facts);

    private static ErrorMeaning NotSignedIn(ErrorFacts facts, string how) => NotSignedIn(facts.Asked, how);

    /// <summary>The service does not know the caller.</summary>
    /// <param name="asked">What was asked for.</param>
    /// <param name="how">How it says so.</param>
    public static ErrorMeaning NotSignedIn(SentRequest asked, string how) =>
        new(
            ErrorIds.NotSignedIn,
            $"Azure DevOps does not know who is calling '{asked.Organization}': {how}.",
            asked.IsElsewhere
                ? $"The connection is one to '{asked.Session.Address.Organization}': run Connect-AdoEntra {asked.Organization} for this "
                    + "address, with an identity of that organization's tenant."
                : "Check that the identity belongs to the organization's tenant (Organization settings, Microsoft Entra), then "
                    + "Connect-AdoEntra again."
        );

    private static ErrorMeaning Throttled(ErrorFacts facts) =>
        new(
            ErrorIds.Throttled,
            $"Azure DevOps is slowing {ThrottledParty.Of(facts.Body.Message, facts.Resource)} down ({facts.Status}) for "
                + $"{facts.What}.{ThrottledParty.Shortage(facts.Resource)}",
            facts.Wait is { } wait
                ? $"Wait {wait.TotalSeconds:0.#} s, then try again with fewer requests."
                : "Wait some minutes, then try again with fewer requests."
        );

    private static ErrorMeaning ProxyWants(ErrorFacts facts)
    {
        string[] wanted = [.. facts.Response.Headers.ProxyAuthenticate.Select(static challenge => challenge.Scheme)];
        ProxyRefusedException refused = ProxyRefusal.Of(
            "between this machine and the service",
            "the network",
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
                $"The storage host that keeps {facts.What} is out of order for the moment ({facts.Status}).",
                "Try again in a minute."
            ),
            404 or 410 => new(
                ErrorIds.NotFound,
                $"The storage host does not have {facts.What} any more ({facts.Status}).",
                "Check whether it was deleted (retention), and ask Azure DevOps for it again."
            ),
            403 => new(
                ErrorIds.NotPermitted,
                $"The signed address of {facts.What} was refused ({facts.Status}): it has ended, or this network is kept out.",
                "Ask Azure DevOps for it again, which gives a new address."
            ),
            _ => new(
                ErrorIds.UnexpectedResponse,
                $"The storage host that keeps {facts.What} gave no content ({facts.Status}).",
                "Ask Azure DevOps for it again."
            ),
        };
}
