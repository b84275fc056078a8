using System.Globalization;
using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;
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
    public static AdoSignInException NoHost(ManagedIdentityHost host, string why) =>
        new(
            ManagedIdentityRows.NoHost.Say(
                ("address", host.Address),
                ("why", why),
                ("lookedFor", ManagedIdentityHost.LookedFor)
            )
        )
        {
            Target = host.Address,
            IsAbsence = true,
        };

    /// <summary>This host cannot give out that identity.</summary>
    /// <param name="host">The host.</param>
    /// <param name="identity">The identity.</param>
    /// <param name="variable">The variable that names it; null where a parameter does.</param>
    public static AdoSignInException NotSupported(ManagedIdentityHost host, ManagedIdentityReference identity, string? variable = null) =>
        new(
            Say(
                ManagedIdentityRows.IdentityKindNotServed,
                host,
                identity,
                ("details", variable is null ? string.Empty : $", which {variable} specifies"),
                (
                    "accepted",
                    variable is null
                        ? Accepted(host.Kind)
                        : $"Clear {variable} to sign in as the identity that this host has, or pass -Identity."
                )
            )
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
        KnownCause row =
            host.Name == ManagedIdentityHost.HybridWorkerName
                ? ManagedIdentityRows.NoDefaultIdentityOfWorker
                : ManagedIdentityRows.NoDefaultIdentity;
        throw new AdoSignInException(Say(row, host, identity, ("idParameters", identity.ClientIdParameter))) { Target = host.Address };
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
            ManagedIdentityRows.HostTokenEnded.Say(
                ("host", host.Name),
                ("end", $"{end.UtcDateTime:u}"),
                ("now", $"{now.UtcDateTime:u}")
            )
        )
        {
            Target = host.Address,
            StatusCode = 200,
        };

    /// <param name="exception">What the library threw. Never an inner exception of ours: its type lives in our load context only.</param>
    /// <param name="question">How often it was tried.</param>
    /// <param name="response">The last response of the host; without a status when there was none.</param>
    /// <param name="host">The host that was asked.</param>
    /// <param name="identity">The identity that was asked for.</param>
    /// <param name="secrets">The host's secrets, which must not stand in any message.</param>
    public static AdoSignInException From(
        Exception exception,
        HostTokenAttempt question,
        RecordedResponse response,
        ManagedIdentityHost host,
        ManagedIdentityReference identity,
        params string?[] secrets
    )
    {
        if (response.TokenEnd is { } end && end <= DateTimeOffset.UtcNow) return Ended(host, end, DateTimeOffset.UtcNow);
        string text = Redaction.Redact(HostMessage.Find(response.Body), secrets);
        StatedCause stated = response.Status is { } status
            ? Classify(status, question, response, text, host, identity, exception)
            : NoResponse(exception, question, host, identity);
        string id = stated.ErrorId;
        string said = text.Length > 0 && id != ErrorIds.UnexpectedResponse ? $" It said: {text}" : string.Empty;
        // Without a response, or where only the library knows what it did not like about it.
        bool tellCause = response.Status is null || (response.Status == 401 && host.Kind == ManagedIdentityHostKind.Arc);
        if (tellCause && Causes.Innermost(exception).Message is { Length: > 0 } cause) said = $" ({Redaction.Redact(cause, secrets)})";
        return new(stated, said)
        {
            Target = host.Address,
            IsAbsence = id == ErrorIds.IdentityNotFound && IsWithoutIdentity(response, text, host, identity),
            StatusCode = response.Status,
            ServiceMessage = text.Length > 0 ? text : null,
            ServiceCode = s_code.Match(text) is { Success: true } match ? match.Value : null,
        };
    }

    private static StatedCause NoResponse(
        Exception exception,
        HostTokenAttempt question,
        ManagedIdentityHost host,
        ManagedIdentityReference identity
    )
    {
        KnownCause row =
            question.Tries == 0 ? ManagedIdentityRows.HostNotCalled
            : ManagedIdentityRetry.IsRefusedCertificate(exception) ? ManagedIdentityRows.OtherThumbprint
            : ManagedIdentityRows.HostSilent;
        return Say(row, host, identity, ("tried", Tried(question)), ("variable", host.Evidence.Split(' ', ',')[0]));
    }

    private static StatedCause Classify(
        int status,
        HostTokenAttempt question,
        RecordedResponse response,
        string text,
        ManagedIdentityHost host,
        ManagedIdentityReference identity,
        Exception exception
    )
    {
        bool isTooOld =
            status is 400 or 404
            && host.Kind == ManagedIdentityHostKind.Arc
            && (Contains(text, "api-version") || Contains(text, "api version"));
        KnownCause row = isTooOld
            ? ManagedIdentityRows.AgentTooOld
            : status switch
            {
                200 => ManagedIdentityRows.HostWithoutToken,
                400 => Refused(text, host, identity),
                403 when question.RefusesNowAndThen => ManagedIdentityRows.ProcessRefusedOccasionally,
                401 or 403 => ManagedIdentityRows.ProcessRefused,
                429 => ManagedIdentityRows.HostThrottling,
                404 or 408 or 410 or >= 500 => ManagedIdentityRows.HostUnavailable,
                _ => ManagedIdentityRows.HostUnexpected,
            };
        return Say(
            row,
            host,
            identity,
            ("status", status.ToString(CultureInfo.InvariantCulture)),
            ("tried", Tried(question)),
            ("retried", response.IsBlank ? ", " + Tried(question) : string.Empty),
            ("words", Describe(response)),
            ("wait", question.AskedToWait is { } time ? $"{Math.Ceiling(time.TotalSeconds):0} s (as the host asks)" : "a minute"),
            ("refusedAdvice", RefusedAdvice(host, exception))
        );
    }

    private static KnownCause Refused(string text, ManagedIdentityHost host, ManagedIdentityReference identity)
    {
        bool isSystem = identity.Kind == ManagedIdentityIdKind.SystemAssigned;
        if (Contains(text, "multiple user assigned")) return ManagedIdentityRows.SeveralAssigned;
        if (Contains(text, "AADSTS500011") || Contains(text, "AADSTS50001") || Contains(text, "invalid_resource"))
            return ManagedIdentityRows.ResourceNotFound;
        if (host.IsOnPipelineAgent) return ManagedIdentityRows.PoolWithoutIdentity;
        return SaysNone(text)
            ? isSystem ? ManagedIdentityRows.NoSystemAssigned : ManagedIdentityRows.NotAssigned
            : isSystem ? ManagedIdentityRows.RefusedSystemAssigned
            : ManagedIdentityRows.RefusedIdentity;
    }

    // The first of two values of one name counts.
    private static StatedCause Say(
        KnownCause row,
        ManagedIdentityHost host,
        ManagedIdentityReference identity,
        params (string Name, string? Value)[] values
    ) =>
        row.Say(
            [
                .. values,
                ("host", host.Name),
                ("address", host.Address),
                ("evidence", host.Evidence),
                ("identity", identity.ToString()),
                ("idParameters", identity.IdParameters),
                ("otherId", OtherId(identity)),
                ("elsewhereAdvice", host.ElsewhereAdvice),
            ]
        );

    /// <summary>
    /// A VM need not have an identity, and that of a developer or a hosted agent mostly has none. A host that announces itself has one, and
    /// one that was named is missed by the user.
    /// </summary>
    private static bool IsWithoutIdentity(
        RecordedResponse response,
        string text,
        ManagedIdentityHost host,
        ManagedIdentityReference identity
    ) => host.MustBeProbed && identity.Kind == ManagedIdentityIdKind.SystemAssigned && response.Status == 400 && SaysNone(text);

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

    // The two look alike, and pages show them side by side.
    private static string OtherId(ManagedIdentityReference identity) => identity.Kind switch
    {
        ManagedIdentityIdKind.ClientId => identity.IdParameters == identity.ClientIdParameter
            ? " (is it the client id, and not the object id?)"
            : " (is it the client id? An object id is -ObjectId)",
        ManagedIdentityIdKind.ObjectId => " (is it the object id? A client id is -ClientId)",
        _ => string.Empty,
    };

    private static string Describe(RecordedResponse response) =>
        response.Length == 0 ? "an empty body" : response.MediaType ?? "a body without a type";

    private static bool SaysNone(string text) =>
        Contains(text, "identity not found") || Contains(text, "no user assigned") || Contains(text, "managed identity found");

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
