using System.Globalization;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Http;
using AdoEntra.Http.Proxies;
using AdoEntra.Identity;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;

namespace AdoEntra.Requests.Failures;

/// <summary>What is known of a response that is none.</summary>
/// <param name="Response">The response.</param>
/// <param name="Body">The service's words in it.</param>
/// <param name="Asked">What was asked for, and how.</param>
/// <param name="Caller">Which caller the service sees.</param>
internal sealed record ErrorFacts(HttpResponseMessage Response, ErrorBody Body, SentRequest Asked, Caller Caller)
{
    // Those that only words tell. The order decides: an address is refused in an account's name, too.
    private static readonly KnownCause[] s_refusals =
    [
        .. ServiceConnectionRows.Rows,
        PolicyRows.AddressNotAllowed,
        OrganizationRows.PersonalAccessTokenRestricted,
        OrganizationRows.PrincipalDisabledHere,
        OrganizationRows.IdentityKindNotTaken,
        PermissionRows.NotLicensed,
    ];

    /// <summary>True where a storage host was asked by a signed address, without the token.</summary>
    public bool IsStorageHost => Asked.Token is null;

    /// <summary>How long the response asks to wait; null where it does not.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>What is running short, where the service throttles a caller; null where it does not say.</summary>
    public string? Resource { get; init; }

    public ServiceRequest Request => Asked.Request;

    public int Status => (int)Response.StatusCode;

    public string Organization => Asked.Organization;

    public string What => Request.What;

    /// <summary>The code of the service's words, or of the title of its page.</summary>
    public string? Code => Body.Code;

    /// <summary>The row of the table whose words the service says; null where none is.</summary>
    public KnownCause? ByWords =>
        (Body.Message ?? Body.Title) is { } words ? CauseTable.ByWords(words, s_refusals) : null;

    /// <summary>The organization's address where a token was refused by name.</summary>
    public bool NamesIdentity =>
        !Body.NamesAnonymous
        && Body.Message is { } message
        && !message.Contains("anonymous access")
        && !message.Contains("''")
        && message.Contains("'");
}

/// <summary>
/// From status and words to the meaning: the one table of it (protocol.md 3.3, 3.4, 3.5). The first line that fits counts.
/// </summary>
internal static class ErrorResponseTable
{
    private const string ConditionalAccessCode = "VS403463";

    private static readonly (Func<ErrorFacts, bool> Fits, Func<ErrorFacts, StatedCause> Means)[] s_lines =
    [
        (static f => f.IsStorageHost, StorageHost),
        (static f => f.Status == 407, ProxyWants),
        (
            static f => f.Status is >= 200 and < 300 && f.Caller == Caller.Anonymous,
            static f => NotSignedIn(f.Asked, OrganizationRows.Anonymous, f.Status)
        ),
        (static f => f.Code == ConditionalAccessCode, ConditionalAccess),
        (
            static f => f.Status == 203 || (f.Status is >= 200 and < 300 && f.Body.IsHtml),
            static f => NotSignedIn(f.Asked, OrganizationRows.SignInPage, f.Status)
        ),
        (
            static f => Redirect.IsToSignIn(f.Response),
            static f => NotSignedIn(f.Asked, OrganizationRows.SignInRedirect, f.Status)
        ),
        (static f => f.Status is 401 or 403 && f.ByWords is not null, static f => Say(f, f.ByWords!)),
        (static f => f.Status == 401 && (f.Code == "TF401444" || (f.Code == "TF400813" && f.NamesIdentity)), NotInOrganization),
        (static f => f.Status == 401, static f => NotSignedIn(f.Asked, OrganizationRows.TokenNotAccepted, f.Status)),
        (static f => f.Status == 429 || f.Code == "TF400733", Throttled),
        (static f => f.Status == 503 && f.Wait is not null, Throttled),
        (
            static f => f.Status == 500 && !ServerFailure.MayPass(f.Body),
            static f =>
                Say(
                    f,
                    ServiceRows.Failing,
                    ("words", f.Body.TypeKey),
                    (
                        "changed",
                        f.Request.IsReading ? string.Empty : "The change may already have been made: check before you retry. "
                    )
                )
        ),
        (
            static f => f.Status is 408 or (>= 500 and not 501 and not 505),
            static f =>
                f.Request.IsReading
                    ? Say(f, ServiceRows.Unavailable, ("failed", "return"))
                    : Say(f, ServiceRows.UnavailableDuringChange, ("failed", "confirm the request for"))
        ),
        (
            static f => f.Status == 403 && f.Caller == Caller.Unnamed && f.Body is { Message: null, TypeKey: null },
            static f => Say(f, PermissionRows.RefusedElsewhere)
        ),
        (
            static f => f.Status == 403,
            static f => Say(f, PermissionRows.NotPermitted, ("did", f.Request.IsReading ? "read" : "change"))
        ),
        (static f => f.Status == 404, NotFoundAdvice.Of),
        (static f => f.Status is 409 or 412, static f => Say(f, RequestRows.Conflict)),
        (static f => RequestForm.Of(f) is not null, static f => RequestForm.Of(f)!),
        (static f => f.Status is 400 or 411 or 422, static f => Say(f, Rejected(f))),
        (static f => f.Status == 410 && f.Body is not { Message: null, TypeKey: null }, static f => Say(f, PermissionRows.Gone)),
        (static f => f.Status == 423 && f.Body is not { Message: null, TypeKey: null }, static f => Say(f, RequestRows.Locked)),
        // The service's own words: it is the service that answers, whatever the status.
        (
            static f => f.Status is >= 400 and < 500 && !f.Body.IsHtml && f.Body is not { Message: null, TypeKey: null },
            static f => Say(f, RequestRows.NotTaken)
        ),
        (
            static _ => true,
            static f =>
                Say(
                    f,
                    ServiceRows.NotAzureDevOps,
                    ("mediaType", f.Response.Content.Headers.ContentType?.MediaType ?? "no content type")
                )
        ),
    ];

    public static StatedCause Find(ErrorFacts facts) => s_lines.First(line => line.Fits(facts)).Means(facts);

    /// <summary>The service does not know the caller.</summary>
    /// <param name="asked">What was asked for.</param>
    /// <param name="row">How it says so.</param>
    /// <param name="status">The status of the response.</param>
    /// <param name="details">What else is known of it.</param>
    public static StatedCause NotSignedIn(SentRequest asked, KnownCause row, int status, string? details = null)
    {
        string? audience = asked.Token is { } token ? TokenAudience.Foreign(token.Value) : null;
        StatedCause cause = Row(asked, row, audience)
            .Say(
                ("organization", asked.Organization),
                ("status", status.ToString(CultureInfo.InvariantCulture)),
                ("tokenAudience", audience),
                ("details", details)
            );
        return asked.IsElsewhere
            ? cause with
            {
                Advice =
                    $"The connection is for '{asked.Session.Address.Organization}': run Connect-AdoEntra {asked.Organization} for this "
                    + "address, with an identity of that organization's tenant.",
            }
            : cause;
    }

    /// <summary>A row with what is known of a response.</summary>
    /// <param name="facts">The response.</param>
    /// <param name="row">The row.</param>
    /// <param name="values">What else its sentences name.</param>
    public static StatedCause Say(ErrorFacts facts, KnownCause row, params (string Name, string? Value)[] values) =>
        row.Say(
            [
                .. values,
                ("what", facts.What),
                ("organization", facts.Organization),
                ("status", facts.Status.ToString(CultureInfo.InvariantCulture)),
            ]
        );

    // What the token says about itself is a hint only, hence nothing but words: the service has refused it already.
    private static KnownCause Row(SentRequest asked, KnownCause row, string? audience) =>
        row != OrganizationRows.TokenNotAccepted && row != OrganizationRows.SignInPage && row != OrganizationRows.SignInRedirect ? row
        : asked.Session.Identity.Credential.Kind == "PersonalAccessToken" ? OrganizationRows.PersonalAccessTokenRefused
        : audience is not null ? OrganizationRows.TokenForOtherResource
        : row;

    // Of personal access tokens, policies check the address only.
    private static StatedCause ConditionalAccess(ErrorFacts facts) =>
        facts.ByWords == PolicyRows.AddressNotAllowed || facts.Asked.Session.Identity.Credential.Kind == "PersonalAccessToken"
            ? Say(facts, PolicyRows.AddressNotAllowed)
            : Say(facts, PolicyRows.BlockedByOrganization);

    private static StatedCause NotInOrganization(ErrorFacts facts)
    {
        string? objectId = NamedPrincipal.ObjectId(facts.Body.Message, facts.Asked.Token?.Value);
        return Say(
            facts,
            objectId is null ? OrganizationRows.NotInOrganization : OrganizationRows.PrincipalNotInOrganization,
            ("objectId", objectId),
            ("addCommand", objectId is null ? null : NamedPrincipal.AddCommand(objectId))
        );
    }

    private static KnownCause Rejected(ErrorFacts facts) =>
        facts.Body.Title?.Contains("potentially dangerous Request.Path") == true ? RequestRows.DangerousPath
        : facts.ByWords is { } row && Array.IndexOf(ServiceConnectionRows.Rows, row) >= 0 ? row
        : RequestRows.Rejected;

    private static StatedCause Throttled(ErrorFacts facts) =>
        Say(
            facts,
            ServiceRows.Throttled,
            ("party", ThrottledParty.Of(facts.Body.Message, facts.Resource)),
            ("limit", ThrottledParty.Shortage(facts.Resource)),
            ("wait", facts.Wait is { } wait ? $"{wait.TotalSeconds:0.#} s" : "a few minutes")
        );

    private static StatedCause ProxyWants(ErrorFacts facts)
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
        return refused.Cause;
    }

    // A storage host has words of its own (XML), and none of them is about the identity.
    private static StatedCause StorageHost(ErrorFacts facts) =>
        Say(
            facts,
            facts.Status switch
            {
                408 or 429 or >= 500 => ServiceRows.StorageUnavailable,
                404 or 410 => ServiceRows.StorageGone,
                403 => ServiceRows.StorageRefused,
                _ => ServiceRows.StorageUnexpected,
            }
        );
}
