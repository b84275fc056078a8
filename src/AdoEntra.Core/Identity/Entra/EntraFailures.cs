using System.Net;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Proxies;
using Azure.Identity;
using Microsoft.Identity.Client;

namespace AdoEntra.Identity.Entra;

/// <summary>
/// What Entra's error responses mean and who can cure them, decided from its own words: the library's message is mostly empty
/// (protocol.md 1.5).
/// </summary>
internal static class EntraFailures
{
    private static readonly EntraCause s_declined = new(
        ErrorIds.InteractionRequired,
        "The sign-in was declined.",
        "Sign in again and accept the request."
    );

    private static readonly EntraCause s_otherAccount = new(
        ErrorIds.IdentityChanged,
        "The renewed token belongs to another account than the one that signed in.",
        "Run Connect-AdoEntra again with the intended account."
    );

    /// <param name="exception">What the library threw. Never an inner exception of ours: its type lives in our load context only.</param>
    /// <param name="answer">The last response of Entra; without a status when there was none.</param>
    /// <param name="who">Who was signing in.</param>
    /// <param name="secrets">What must not stand in any message.</param>
    public static AdoSignInException From(Exception exception, RecordedResponse answer, EntraSubject who, params string?[] secrets)
    {
        // What the browser brought back was no response to us: only the library has it. Its subclasses are of the library's own making.
        var error =
            answer.Status is null
            && In<MsalServiceException>(exception) is { InnerException: null } brought
            && brought.GetType() == typeof(MsalServiceException)
                ? EntraError.Brought(brought.ErrorCode, brought.Message, secrets)
                : EntraError.Read(answer.Body, secrets);
        EntraCause cause = Cause(exception, answer, error, who, secrets);
        string said = error.Words is { } text ? $" Entra said: {Sentence(text)}" : string.Empty;
        // What an administrator finds the sign-in by.
        if (error.CorrelationId is { } correlation) said += $" Its correlation id is {correlation}.";
        return new(cause.ErrorId, cause.What + said, cause.Advice)
        {
            Target = who.ClientId ?? who.TenantId,
            StatusCode = answer.Status,
            ServiceCode = error.CodeText,
            ServiceMessage = error.Words,
            TraceId = error.TraceId,
            CorrelationId = error.CorrelationId,
        };
    }

    public static AdoSignInException Unusable(EntraSubject who, bool empty) => new(
        ErrorIds.UnexpectedResponse,
        $"Entra at {who.Authority.Host.Authority} returned {(empty ? "no token" : "a token that has already expired")}.",
        "Check the clock of this machine, then try again.")
    { Target = who.ClientId ?? who.TenantId, StatusCode = 200 };

    private static EntraCause Cause(Exception exception, RecordedResponse answer, EntraError error, EntraSubject who, string?[] secrets)
    {
        string host = who.Authority.Host.Authority;
        if (In<MsalThrottledServiceException>(exception) is not null)
        {
            return new(
                ErrorIds.Throttled,
                $"Entra is throttling {who.Identity}, and the time it asked to wait is not over.",
                "Wait a minute, then try again; share one connection instead of signing in for every call."
            );
        }

        if (In<MsalClientException>(exception)?.ErrorCode == MsalError.UserMismatch) return s_otherAccount;

        int? status = answer.Status ?? (error.Error is null ? null : (int)HttpStatusCode.BadRequest);
        if (status is null) return Unanswered(exception, who, secrets);
        // A person's own decision goes before whatever code comes with it.
        if (error.Error == "authorization_declined")
            return s_declined;
        if (error.Error == "expired_token")
            return EntraCauses.Of(70020, who)!;
        if (error.Code is { } code && EntraCauses.Of(code, who) is { } known)
            return error.AsksForClaims && known.ErrorId == ErrorIds.InteractionRequired && who.ClientId is not null
                ? known with
                {
                    ErrorId = ErrorIds.ConditionalAccess,
                }
                : known;
        return status switch
        {
            429 => new(
                ErrorIds.Throttled,
                $"Entra is throttling {who.Identity} (429).",
                "Wait a minute, then try again; share one connection instead of signing in for every call."
            ),
            408 or >= 500 => new(
                ErrorIds.Transient,
                $"Entra at {host} is temporarily unavailable ({status}), also after several retries.",
                "Try again in a minute; check Service health at https://entra.microsoft.com for outages."
            ),
            200 when answer.IsBlank => new(
                ErrorIds.Transient,
                $"Entra at {host} returned no token, also after several retries.",
                "Try again in a minute; check Service health at https://entra.microsoft.com for outages."
            ),
            200 => new(
                ErrorIds.UnexpectedResponse,
                $"The response from {host} is not a token ({Describe(answer)}).",
                "Check AZURE_AUTHORITY_HOST, and that no proxy or portal responds in place of Entra."
            ),
            400 or 401 or 403 when EntraCauses.OfFamily(error.Code, error.Error, error.SubError, who) is { } family => family,
            400 or 401 when error.Error == "access_denied" => s_declined,
            400 or 401 or 403 when error.AsksForClaims => EntraCauses.Of(53003, who)!,
            400 or 401 or 403 when error.Error is { } name => new(
                ErrorIds.InvalidCredential,
                $"Entra refused {who.Identity} ({error.CodeText ?? name}).",
                "Look up the code at https://login.microsoftonline.com/error, or ask the owner of the application."
            ),
            _ => new(
                ErrorIds.UnexpectedResponse,
                $"The response from {host} was unexpected: {status} ({Describe(answer)}).",
                "Check AZURE_AUTHORITY_HOST, and that no proxy or portal responds in place of Entra."
            ),
        };
    }

    private static EntraCause Unanswered(Exception exception, EntraSubject who, string?[] secrets)
    {
        string host = who.Authority.Host.Authority;
        if (In<AuthenticationRequiredException>(exception) is not null)
        {
            return new(
                ErrorIds.InteractionRequired,
                "The user has to sign in again.",
                "Run Connect-AdoEntra again, with -DeviceCode or -Interactive."
            );
        }

        if (ProxyRefusedException.Find(exception) is { } proxy) return new(ErrorIds.ProxyRefused, proxy.Summary, proxy.Advice);
        if (In<HttpRequestException>(exception) is { } network)
        {
            return NetworkFailure.IsTrust(network)
                ? new(ErrorIds.CertificateNotTrusted, NetworkFailure.Untrusted(host, network), NetworkFailure.TrustAdvice)
                : new(
                    ErrorIds.Transient,
                    $"Entra at {host} could not be reached{NetworkFailure.Way(network)}: {NetworkFailure.Words(network, secrets)}",
                    NetworkFailure.Advice(network)
                );
        }

        if (In<MsalClientException>(exception) is { ErrorCode: "linux_xdg_open_failed" or MsalError.LinuxXdgOpen } )
        {
            return new(
                ErrorIds.CredentialUnavailable,
                "No browser can be opened on this machine.",
                "Use -DeviceCode, which works with a browser anywhere."
            );
        }

        // In the browser.
        if (In<MsalClientException>(exception) is { ErrorCode: MsalError.AuthenticationCanceledError }) return s_declined;
        if (In<OperationCanceledException>(exception) is not null || In<WebException>(exception) is not null)
        {
            return new(
                ErrorIds.Transient,
                $"Entra at {host} did not respond in time{NetworkFailure.Way(exception)}.",
                NetworkFailure.Advice(exception)
            );
        }

        // A page of an earlier sign-in, a link that was opened again, a program that looks at the address before the browser does.
        if (who.Kind == "Interactive" && In<MsalClientException>(exception) is not null)
        {
            return new(
                ErrorIds.UnexpectedResponse,
                "The browser did not return the response to this sign-in.",
                "Close the pages of earlier sign-ins and run Connect-AdoEntra -Interactive again; or use -DeviceCode, which does not "
                    + "need a redirect from the browser."
            );
        }

        return new(
            ErrorIds.CredentialUnavailable,
            $"The sign-in method {who.Kind} cannot be used here: {Redaction.Redact(Causes.Innermost(exception).Message, secrets)}",
            "Check the parameters of Connect-AdoEntra, then try again."
        );
    }

    private static T? In<T>(Exception exception)
        where T : Exception
    {
        for (Exception? cause = exception; cause is not null; cause = Causes.Next(cause))
        {
            if (cause is T found) return found;
        }

        return null;
    }

    private static string Describe(RecordedResponse answer) =>
        answer.Length == 0 ? "an empty body" : answer.MediaType ?? "a body without a type";

    private static string Sentence(string text) => text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";
}
