using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Http;

namespace AdoEntra.Identity;

/// <summary>What went wrong with a managed identity, decided from the host's own answer; the library's text is often empty.</summary>
internal static class ManagedIdentityFailures
{
    private static readonly Regex s_code = new(@"AADSTS\d+", RegexOptions.CultureInvariant);

    public static AdoSignInException NoHost(ManagedIdentityHost host) => new(
        ErrorIds.CredentialUnavailable,
        $"There is no managed identity on this machine: {host.Endpoint} did not answer as the metadata service of a VM does, within {HttpTransport.ProbeLimit.TotalSeconds:0} s. {ManagedIdentityHost.LookedFor}.",
        "Run this where Azure gives out managed identities (a VM, a Function, an Automation job, ...), or sign in another way.")
    { Target = host.Endpoint };

    public static AdoSignInException NotSupported(ManagedIdentityHost host, ManagedIdentityReference identity)
    {
        string accepted = host.AcceptsUserAssigned.Count == 0
            ? "It only has a system-assigned identity: leave the id away."
            : $"Name the identity by its {string.Join(" or ", host.AcceptsUserAssigned)}.";
        return new(ErrorIds.IdentityNotSupported, $"{host.Name} (recognised by {host.Evidence}) cannot give out a token for {identity}.", accepted) { Target = host.Endpoint };
    }

    public static AdoSignInException Unusable(ManagedIdentityHost host, bool empty) => new(
        ErrorIds.UnexpectedResponse,
        $"{Capital(host.Name)} answered with {(empty ? "no token" : "a token that has already expired")}.",
        "Try again; if it stays so, check the clock of this machine and restart the host's identity agent.")
    { Target = host.Endpoint, StatusCode = 200 };

    /// <param name="exception">What the library threw. Never an inner exception of ours: its type lives in our load context only.</param>
    /// <param name="answer">The last answer of the host; without a status when there was none.</param>
    /// <param name="host">The host that was asked.</param>
    /// <param name="identity">The identity that was asked for.</param>
    /// <param name="secrets">The host's secrets, which must not stand in any message.</param>
    public static AdoSignInException From(Exception exception, RecordedAnswer answer, ManagedIdentityHost host, ManagedIdentityReference identity, params string?[] secrets)
    {
        string text = Redaction.Redact(ErrorBody.IdentityMessage(answer.Body), secrets);
        (string id, string what, string advice) = Classify(answer, text, host, identity);
        string said = text.Length > 0 && id != ErrorIds.UnexpectedResponse ? $" It said: {text}" : string.Empty;
        if (answer.Status is null && Innermost(exception) is { Length: > 0 } cause) said = $" ({Redaction.Redact(cause, secrets)})";
        return new(id, what + said, advice)
        {
            Target = host.Endpoint,
            StatusCode = answer.Status,
            ServiceMessage = text.Length > 0 ? text : null,
            ServiceCode = s_code.Match(text) is { Success: true } match ? match.Value : null,
        };
    }

    private static (string Id, string What, string Advice) Classify(RecordedAnswer answer, string text, ManagedIdentityHost host, ManagedIdentityReference identity)
    {
        string name = Capital(host.Name);
        switch (answer.Status)
        {
            case null:
                return (ErrorIds.Transient, $"{name} at {host.Endpoint} (from {host.Evidence}) did not answer.",
                    "Try again; if it stays so, check that the identity endpoint of this host is running and that no proxy or firewall stands before it.");
            case 200:
                return (ErrorIds.UnexpectedResponse, $"{name} at {host.Endpoint} answered, but not with a token ({Describe(answer)}).",
                    $"Check that {host.Evidence} lead to a managed-identity endpoint and not to another web server.");
            case 400 when Contains(text, "AADSTS500011") || Contains(text, "AADSTS50001") || Contains(text, "invalid_resource"):
                return (ErrorIds.WrongResource, $"{name} does not know the resource Azure DevOps in the tenant of {identity}.",
                    "An administrator of that tenant has to use Azure DevOps there once, or the identity of another tenant is needed.");
            case 400 when Contains(text, "identity not found") || Contains(text, "no user assigned") || Contains(text, "managed identity found"):
                return (ErrorIds.IdentityNotFound, $"{name} has no such identity: {identity}.", AssignAdvice(identity));
            case 400:
                return (ErrorIds.IdentityNotFound, $"{name} refused the request for {identity}.", AssignAdvice(identity));
            case 401 or 403:
                return (ErrorIds.CredentialUnavailable, $"{name} refused this process ({answer.Status}).", host.MustBeProbed
                    ? $"Check that no proxy or firewall answers in the place of {host.Endpoint}."
                    : "IDENTITY_HEADER does not belong to this endpoint any more: start a new process in that host, which gets the present value.");
            case 429:
                return (ErrorIds.Throttled, $"{name} is being asked too often (429).", "Wait a minute, then try again; share one connection instead of signing in for every call.");
            case 404 or 408 or 410 or >= 500:
                return (ErrorIds.Transient, $"{name} is out of order for the moment ({answer.Status}){(answer.Tries > 1 ? ", also after some tries" : string.Empty)}.",
                    "Try again in a minute; if it stays so, look at the health of the host in the Azure portal.");
            default:
                return (ErrorIds.UnexpectedResponse, $"{name} at {host.Endpoint} answered with {answer.Status} ({Describe(answer)}).",
                    $"Check that {host.Evidence} lead to a managed-identity endpoint and not to another web server.");
        }
    }

    private static string AssignAdvice(ManagedIdentityReference identity) => identity.Kind == ManagedIdentityIdKind.SystemAssigned
        ? "Turn on the system-assigned identity of this host in the Azure portal (Identity), or name a user-assigned one by -ClientId, -ObjectId or -ResourceId."
        : "Check the id; the owner of this host has to assign that identity to it (Identity, User assigned, in the Azure portal).";

    private static string Describe(RecordedAnswer answer) => answer.Length == 0 ? "an empty body" : answer.MediaType ?? "a body without a type";

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    private static string Innermost(Exception exception)
    {
        Exception cause = exception;
        while ((cause is AggregateException { InnerExceptions.Count: > 0 } many ? many.InnerExceptions[0] : cause.InnerException) is { } inner) cause = inner;
        return cause.Message;
    }
}
