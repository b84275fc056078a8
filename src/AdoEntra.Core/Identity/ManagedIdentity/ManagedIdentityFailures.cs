using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Http;

namespace AdoEntra.Identity.ManagedIdentity;

/// <summary>What went wrong with a managed identity, decided from the host's own response; the library's text is often empty.</summary>
internal static class ManagedIdentityFailures
{
    private const string RunningAdvice =
        "Try again; if it persists, check that the identity endpoint of this host is running and that no proxy or firewall blocks "
            + "it.";

    private static readonly Regex s_code = new(@"AADSTS\d+", RegexOptions.CultureInvariant);

    /// <param name="host">The one host that nothing announces.</param>
    /// <param name="why">What it did, as the end of a sentence.</param>
    public static AdoSignInException NoHost(ManagedIdentityHost host, string why) => new(
        ErrorIds.CredentialUnavailable,
        $"No managed identity is available on this machine: {host.Address} {why}. {ManagedIdentityHost.LookedFor}.",
        "Run this where Azure provides managed identities (a VM, a Function, an Automation job, ...), or use another sign-in method.")
    { Target = host.Address, IsAbsence = true };

    /// <summary>This host cannot give out that identity.</summary>
    /// <param name="host">The host.</param>
    /// <param name="identity">The identity.</param>
    /// <param name="variable">The variable that names it; null where a parameter does.</param>
    public static AdoSignInException NotSupported(ManagedIdentityHost host, ManagedIdentityReference identity, string? variable = null) =>
        new(
            ErrorIds.IdentityNotSupported,
            $"{Capitalized.Of(host.Name)} (detected by {host.Evidence}) cannot issue a token for "
                + $"{identity}{(variable is null ? string.Empty : $", which {variable} specifies")}.",
            variable is null
                ? Accepted(host.Kind)
                : $"Clear {variable} to sign in as the identity that this host has, or pass -Identity."
        )
        {
            Target = variable ?? host.Address,
        };

    /// <summary>Refuses, before anything is asked, what this host cannot give.</summary>
    public static void Ensure(ManagedIdentityHost host, ManagedIdentityReference identity, VariableReader variables)
    {
        if (!host.Accepts(identity)) throw NotSupported(host, identity);

        // The library says nothing at all in this case (protocol.md 1.13).
        bool noDefault = host.Kind == ManagedIdentityHostKind.MachineLearning && identity.Kind == ManagedIdentityIdKind.SystemAssigned
            && string.IsNullOrEmpty(variables("DEFAULT_IDENTITY_CLIENT_ID"));
        if (!noDefault) return;
        throw new AdoSignInException(
            ErrorIds.CredentialUnavailable,
            $"{Capitalized.Of(host.Name)} (detected by {host.Evidence}) has no system-assigned identity here: DEFAULT_IDENTITY_CLIENT_ID "
                + "is not set.",
            host.Name == ManagedIdentityHost.HybridWorkerName
                ? $"Pass the machine's identity as {identity.ClientIdParameter}, or remove MSI_ENDPOINT and MSI_SECRET at the start of "
                    + "the runbook: then the machine's own endpoint is used (the Azure Arc agent, or the metadata service of a VM)."
                : $"Pass the identity of the compute as {identity.ClientIdParameter}.")
        { Target = host.Address };
    }

    public static AdoSignInException TimedOut(ManagedIdentityHost host, HostTokenAttempt question, TimeSpan limit) =>
        new(
            ErrorIds.TimedOut,
            question.Tries == 0
                ? $"{Capitalized.Of(host.Name)} at {host.Address} was not called within {limit.TotalSeconds:0} s: it has not responded "
                    + "yet to an earlier request of this process."
                : $"{Capitalized.Of(host.Name)} at {host.Address} (from {host.Evidence}) did not respond within {limit.TotalSeconds:0} s, "
                    + $"{Tried(question)}.",
            RunningAdvice
        )
        {
            Target = host.Address,
        };

    public static AdoSignInException Unusable(ManagedIdentityHost host, bool empty) => new(
        ErrorIds.UnexpectedResponse,
        $"{Capitalized.Of(host.Name)} returned {(empty ? "no token" : "a token that has already expired")}.",
        "Try again; if it persists, check the clock of this machine and restart the host's identity agent.")
    { Target = host.Address, StatusCode = 200 };

    /// <summary>A token that was over before it came, by the clock of this machine.</summary>
    public static AdoSignInException Ended(ManagedIdentityHost host, DateTimeOffset end, DateTimeOffset now) =>
        new(
            ErrorIds.UnexpectedResponse,
            $"{Capitalized.Of(host.Name)} returned a token that has already expired: it ended at {end.UtcDateTime:u}, and the clock of "
                + $"this machine says {now.UtcDateTime:u}.",
            "Correct the clock of this machine (check its time zone, too); if it is correct, restart the host's identity agent, "
                + "whose cache is stale."
        )
        {
            Target = host.Address,
            StatusCode = 200,
        };

    /// <param name="exception">What the library threw. Never an inner exception of ours: its type lives in our load context only.</param>
    /// <param name="question">How often it was tried.</param>
    /// <param name="answer">The last response of the host; without a status when there was none.</param>
    /// <param name="host">The host that was asked.</param>
    /// <param name="identity">The identity that was asked for.</param>
    /// <param name="secrets">The host's secrets, which must not stand in any message.</param>
    public static AdoSignInException From(
        Exception exception,
        HostTokenAttempt question,
        RecordedResponse answer,
        ManagedIdentityHost host,
        ManagedIdentityReference identity,
        params string?[] secrets
    )
    {
        if (answer.TokenEnd is { } end && end <= DateTimeOffset.UtcNow) return Ended(host, end, DateTimeOffset.UtcNow);
        string text = Redaction.Redact(HostMessage.Find(answer.Body), secrets);
        (string id, string what, string advice) = answer.Status is { } status
            ? Classify(status, question, answer, text, host, identity, exception)
            : Silent(exception, question, host);
        string said = text.Length > 0 && id != ErrorIds.UnexpectedResponse ? $" It said: {text}" : string.Empty;
        // Without a response, or where only the library knows what it did not like about it.
        bool tellCause = answer.Status is null || (answer.Status == 401 && host.Kind == ManagedIdentityHostKind.Arc);
        if (tellCause && Causes.Innermost(exception).Message is { Length: > 0 } cause) said = $" ({Redaction.Redact(cause, secrets)})";
        return new(id, what + said, advice)
        {
            Target = host.Address,
            IsAbsence = id == ErrorIds.IdentityNotFound && IsWithoutIdentity(answer, text, host, identity),
            StatusCode = answer.Status,
            ServiceMessage = text.Length > 0 ? text : null,
            ServiceCode = s_code.Match(text) is { Success: true } match ? match.Value : null,
        };
    }

    private static (string Id, string What, string Advice) Silent(Exception exception, HostTokenAttempt question, ManagedIdentityHost host)
    {
        string where = $"{Capitalized.Of(host.Name)} at {host.Address} (from {host.Evidence})";
        if (question.Tries == 0)
            return (
                ErrorIds.CredentialUnavailable,
                $"{where} could not be called.",
                $"Check the value of {host.Evidence.Split(' ', ',')[0]}."
            );
        return ManagedIdentityRetry.IsRefusedCertificate(exception)
            ? (
                ErrorIds.CredentialUnavailable,
                $"{where} presented a certificate with another thumbprint than expected.",
                "Start a new process in that host, which gets the current thumbprint; if it persists, another service may be responding."
            )
            : (ErrorIds.Transient, $"{where} did not respond, {Tried(question)}.", RunningAdvice);
    }

    private static (string Id, string What, string Advice) Classify(
        int status,
        HostTokenAttempt question,
        RecordedResponse answer,
        string text,
        ManagedIdentityHost host,
        ManagedIdentityReference identity,
        Exception exception
    )
    {
        string name = Capitalized.Of(host.Name);
        string wait = question.AskedToWait is { } time ? $"{Math.Ceiling(time.TotalSeconds):0} s (as the host asks)" : "a minute";
        switch (status)
        {
            case 200:
                return (
                    ErrorIds.UnexpectedResponse,
                    $"{name} at {host.Address} did not return a token "
                        + $"({Describe(answer)}){(answer.IsBlank ? ", " + Tried(question) : string.Empty)}.",
                    host.ElsewhereAdvice
                );
            case 400
            or 404 when host.Kind == ManagedIdentityHostKind.Arc && (Contains(text, "api-version") || Contains(text, "api version")):
                return (
                    ErrorIds.UnexpectedResponse,
                    $"{name} at {host.Address} does not support this form of the request ({status}): the agent is too old.",
                    "An administrator of this machine has to update the Azure Connected Machine agent (azcmagent upgrade, or the "
                        + "machine's package manager)."
                );
            case 400 when Contains(text, "multiple user assigned"):
                return (ErrorIds.IdentityNotFound, $"{name} has several user-assigned identities, and none was specified.",
                    $"Pass one of them as {identity.IdParameters} (Identity, User assigned, in the Azure portal lists them); "
                    + "or turn on the system-assigned identity, which is used when none is specified.");
            case 400 when Contains(text, "AADSTS500011") || Contains(text, "AADSTS50001") || Contains(text, "invalid_resource"):
                return (ErrorIds.WrongResource, $"{name} did not find the resource Azure DevOps in the tenant of {identity}.",
                    "An administrator of that tenant has to sign in to Azure DevOps there once; or use an identity of another tenant.");
            case 400 when SaysNone(text):
                return (ErrorIds.IdentityNotFound, $"{name} has no such identity: {identity}.", AssignAdvice(identity));
            case 400:
                return (ErrorIds.IdentityNotFound, $"{name} refused the request for {identity}.", AssignAdvice(identity));
            case 403 when question.RefusesNowAndThen:
                return (
                    ErrorIds.Transient,
                    $"{name} refused this process (403), {Tried(question)}; the platform does so occasionally.",
                    "Start the job again; if it persists, check that the identity of the Automation account is turned on (Identity, in "
                        + "the Azure portal)."
                );
            case 401 or 403:
                return (ErrorIds.CredentialUnavailable, $"{name} refused this process ({status}).", RefusedAdvice(host, exception));
            case 429:
                return (ErrorIds.Throttled, $"{name} is throttling requests (429), {Tried(question)}.",
                    $"Wait {wait}, then try again; share one connection instead of signing in for every call.");
            case 404 or 408 or 410 or >= 500:
                return (ErrorIds.Transient, $"{name} at {host.Address} is temporarily unavailable ({status}), {Tried(question)}.",
                    $"Try again in {wait}; if it persists, check the health of the host in the Azure portal.");
            default:
                return (
                    ErrorIds.UnexpectedResponse,
                    $"{name} at {host.Address} returned an unexpected response: {status} ({Describe(answer)}).",
                    host.ElsewhereAdvice
                );
        }
    }

    /// <summary>
    /// A VM need not have an identity, and that of a developer or a hosted agent mostly has none. A host that announces itself has one, and
    /// one that was named is missed by somebody.
    /// </summary>
    private static bool IsWithoutIdentity(
        RecordedResponse answer,
        string text,
        ManagedIdentityHost host,
        ManagedIdentityReference identity
    ) => host.MustBeProbed && identity.Kind == ManagedIdentityIdKind.SystemAssigned && answer.Status == 400 && SaysNone(text);

    private static string Tried(HostTokenAttempt question) => question.Tries == 1 ? "tried once" : $"tried {question.Tries} times";

    private static string Accepted(ManagedIdentityHostKind kind) => kind switch
    {
        ManagedIdentityHostKind.MachineLearning => "Pass the identity's client id as -ClientId.",
        ManagedIdentityHostKind.CloudShell => "It issues tokens only for the user who opened it: remove the id.",
        ManagedIdentityHostKind.ServiceFabric => "It gives each application the identity of its manifest: remove the id.",
        _ => "It has only a system-assigned identity: remove the id.",
    };

    private static string RefusedAdvice(ManagedIdentityHost host, Exception exception) =>
        host.Kind switch
        {
            ManagedIdentityHostKind.Imds => $"Check that no proxy or firewall responds in place of {host.Address}.",
            ManagedIdentityHostKind.CloudShell => "Open a new Cloud Shell and sign in there.",
            // The agent proves who may ask by a key file that only these can read (protocol.md 1.13).
            ManagedIdentityHostKind.Arc when !ArcKeyFolder.IsDenied(exception) =>
                "The agent's key file cannot be used: an administrator of this machine has to check the agent (azcmagent "
                    + "check; azcmagent show) and update or repair it.",
            ManagedIdentityHostKind.Arc =>
                "Run as root or as a member of the group himds (Windows: an administrator, or a member of 'Hybrid agent extension "
                    + "applications'); an administrator of this machine can add you.",
            ManagedIdentityHostKind.MachineLearning =>
                "MSI_SECRET no longer belongs to this endpoint: start a new process in that host, which gets the current value.",
            _ =>
                "IDENTITY_HEADER no longer belongs to this endpoint: start a new process in that host, which gets the current "
                    + "value.",
        };

    private static string AssignAdvice(ManagedIdentityReference identity) =>
        identity.Kind == ManagedIdentityIdKind.SystemAssigned
            ? "Turn on the system-assigned identity of this host in the Azure portal (Identity), or pass a user-assigned one as "
                + $"{identity.IdParameters}."
            : $"Check the id{OtherId(identity)}; the owner of this host has to assign that identity to it (Identity, User assigned, in "
                + "the Azure portal).";

    // The two look alike, and pages show them side by side.
    private static string OtherId(ManagedIdentityReference identity) => identity.Kind switch
    {
        ManagedIdentityIdKind.ClientId => identity.IdParameters == identity.ClientIdParameter
            ? " (is it the client id, and not the object id?)"
            : " (is it the client id? An object id is -ObjectId)",
        ManagedIdentityIdKind.ObjectId => " (is it the object id? A client id is -ClientId)",
        _ => string.Empty,
    };

    private static string Describe(RecordedResponse answer) =>
        answer.Length == 0 ? "an empty body" : answer.MediaType ?? "a body without a type";

    private static bool SaysNone(string text) =>
        Contains(text, "identity not found") || Contains(text, "no user assigned") || Contains(text, "managed identity found");

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
