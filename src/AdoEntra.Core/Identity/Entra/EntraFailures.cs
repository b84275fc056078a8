using System.Globalization;
using System.Net;
using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;
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
    /// <param name="exception">What the library threw. Never an inner exception of ours: its type lives in our load context only.</param>
    /// <param name="response">The last response of Entra; without a status when there was none.</param>
    /// <param name="who">Who was signing in.</param>
    /// <param name="secrets">What must not stand in any message.</param>
    public static AdoSignInException From(Exception exception, RecordedResponse response, EntraSubject who, params string?[] secrets)
    {
        // What the browser brought back was no response to us: only the library has it. Its subclasses are of the library's own making.
        var error =
            response.Status is null
            && In<MsalServiceException>(exception) is { InnerException: null } brought
            && brought.GetType() == typeof(MsalServiceException)
                ? EntraError.Brought(brought.ErrorCode, brought.Message, secrets)
                : EntraError.Read(response.Body, secrets);
        StatedCause cause = Cause(exception, response, error, who, secrets);
        string said = error.Words is { } text ? $" Entra said: {Sentence(text)}" : string.Empty;
        // What an administrator finds the sign-in by.
        if (error.CorrelationId is { } correlation) said += $" Its correlation id is {correlation}.";
        return new(cause, said)
        {
            Target = who.ClientId ?? who.TenantId,
            StatusCode = response.Status,
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

    private static StatedCause Cause(Exception exception, RecordedResponse response, EntraError error, EntraSubject who, string?[] secrets)
    {
        if (In<MsalThrottledServiceException>(exception) is not null) return EntraCauses.Say(NetworkRows.EntraStillThrottling, who);
        if (In<MsalClientException>(exception)?.ErrorCode == MsalError.UserMismatch) return PersonRows.OtherAccount.Say();

        int? status = response.Status ?? (error.Error is null ? null : (int)HttpStatusCode.BadRequest);
        if (status is null) return NoResponse(exception, who, secrets);
        // A person's own decision goes before whatever code comes with it.
        if (error.Error == "authorization_declined") return PersonRows.SignInDeclined.Say();
        if (error.Error == "expired_token") return EntraCauses.Of(70020, who)!;
        if (EntraCauses.OfWords(error.CodeText, error.Words, who) is { } said) return said;
        if (error.Code is { } code && EntraCauses.Of(code, who) is { } known)
            return error.AsksForClaims && known.ErrorId == ErrorIds.InteractionRequired && who.ClientId is not null
                ? known with
                {
                    ErrorId = ErrorIds.ConditionalAccess,
                }
                : known;
        string number = status.Value.ToString(CultureInfo.InvariantCulture);
        return status switch
        {
            429 => EntraCauses.Say(NetworkRows.EntraThrottling, who),
            408 or >= 500 => EntraCauses.Say(NetworkRows.EntraOutage, who, null, ("status", number)),
            200 when response.IsBlank => EntraCauses.Say(NetworkRows.EntraWithoutToken, who),
            200 => EntraCauses.Say(NetworkRows.NotEntra, who, null, ("words", Describe(response))),
            400 or 401 or 403 when EntraCauses.OfFamily(error.Code, error.Error, error.SubError, who) is { } family => family,
            400 or 401 when error.Error == "access_denied" => PersonRows.SignInDeclined.Say(),
            400 or 401 or 403 when error.AsksForClaims => EntraCauses.Of(53003, who)!,
            400 or 401 or 403 when error.Error is { } name => EntraCauses.Say(
                ApplicationRows.RefusedByEntra,
                who,
                error.CodeText ?? name
            ),
            _ => EntraCauses.Say(NetworkRows.UnexpectedFromEntra, who, null, ("status", number), ("words", Describe(response))),
        };
    }

    private static StatedCause NoResponse(Exception exception, EntraSubject who, string?[] secrets)
    {
        if (In<AuthenticationRequiredException>(exception) is not null) return PersonRows.SignInAgain.Say();
        if (ProxyRefusedException.Find(exception) is { } proxy) return proxy.Cause;
        if (In<HttpRequestException>(exception) is { } network)
        {
            return NetworkFailure.IsTrust(network)
                ? NetworkFailure.Untrusted(who.Authority.Host.Authority, network)
                : EntraCauses.Say(
                    NetworkRows.EntraUnreachable,
                    who,
                    null,
                    ("way", NetworkFailure.Way(network)),
                    ("words", NetworkFailure.Words(network, secrets)),
                    ("networkAdvice", NetworkFailure.Advice(network))
                );
        }

        if (In<MsalClientException>(exception) is { ErrorCode: "linux_xdg_open_failed" or MsalError.LinuxXdgOpen })
            return PersonRows.NoBrowser.Say();
        // In the browser.
        if (In<MsalClientException>(exception) is { ErrorCode: MsalError.AuthenticationCanceledError })
            return PersonRows.SignInDeclined.Say();
        if (In<OperationCanceledException>(exception) is not null || In<WebException>(exception) is not null)
        {
            return EntraCauses.Say(
                NetworkRows.EntraSilent,
                who,
                null,
                ("way", NetworkFailure.Way(exception)),
                ("networkAdvice", NetworkFailure.Advice(exception))
            );
        }

        // A page of an earlier sign-in, a link that was opened again, a program that looks at the address before the browser does.
        if (who.Kind == "Interactive" && In<MsalClientException>(exception) is not null) return PersonRows.BrowserWithoutResponse.Say();
        return ApplicationRows.MethodUnusable.Say(
            ("method", who.Kind),
            ("words", Redaction.Redact(Causes.Innermost(exception).Message, secrets))
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

    private static string Describe(RecordedResponse response) =>
        response.Length == 0 ? "an empty body" : response.MediaType ?? "a body without a type";

    private static string Sentence(string text) => text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";
}
