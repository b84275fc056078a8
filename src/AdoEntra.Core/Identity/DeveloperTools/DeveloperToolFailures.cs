using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Identity.Entra;

namespace AdoEntra.Identity.DeveloperTools;

/// <summary>
/// What went wrong with a developer tool. The library quotes all that the tool wrote (protocol.md 1.16), which may be anything: none of
/// that reaches the user but a recognised fact, an AADSTS code with its first sentence.
/// </summary>
internal sealed class DeveloperToolFailures(DeveloperToolFacts tool, string? tenant, TimeSpan limit, VariableReader variables)
{
    private static readonly Regex s_aadsts = new(
        @"(?<code>AADSTS\d+)(?::\s*(?<sentence>.{1,300}?(?:\.(?=[\s""'\\]|$)|(?=[\r\n""\\]|$|\s+Trace ID)))?)?",
        RegexOptions.CultureInvariant);

    // As az (Python), azd (Go) and Az (.NET) say that there was no response.
    private static readonly Regex s_network = new(
        "Max retries exceeded|ConnectionError|Connection refused|name resolution|Name or service not known|no such host|i/o timeout|No "
            + "route to host|Network is unreachable|actively refused|SSLError|could not be resolved",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static AdoSignInException ClaimsAsked(DeveloperToolFacts tool, string line) =>
        new(
            DeveloperToolRows.ToolNeedsUser.Say(
                ("tool", tool.Name),
                ("signInLine", line),
                ("by", " (continuous access evaluation)")
            )
        )
        {
            Target = tool.Command,
        };

    public static AdoSignInException Unusable(DeveloperToolFacts tool, bool empty) => new(
        ErrorIds.UnexpectedResponse,
        $"{Capitalized.Of(tool.Name)} returned {(empty ? "an empty token" : "a token that has already expired")}.",
        $"Check the clock of this machine and sign in again ({tool.SignInLine(null)}).")
    { Target = tool.Command };

    // Python's words. A path of some length, and no more of what the tool wrote.
    private static readonly Regex s_noFile = new(
        @"No such file or directory: ['""](?<path>[^'""\r\n]{1,200})['""]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether az has refused a tenant: as a managed identity, or in Cloud Shell, it has one only.</summary>
    public static bool RefusesTenant(Exception exception) => Has(exception.Message, "Tenant shouldn't be specified");

    /// <param name="exception">What the library threw. Never an inner exception of ours: it quotes the tool.</param>
    public AdoSignInException From(Exception exception)
    {
        string text = exception.Message;
        if (s_aadsts.Match(text) is { Success: true } match) return Refused(match);
        StatedCause cause = Classify(text);
        // Not installed, or no account signed in.
        return new(cause) { Target = tool.Command, IsAbsence = cause.ErrorId == ErrorIds.CredentialUnavailable };
    }

    private StatedCause Classify(string text)
    {
        if (Has(text, "authentication timed out")) return Say(DeveloperToolRows.ToolTimedOut, ("time", $"{limit.TotalSeconds:0.#}"));
        if (Has(text, "Az.Accounts module")) return Say(DeveloperToolRows.ModuleNotInstalled);
        // The library treats any 'not found' in the tool's output as this.
        if ((Has(text, "not installed") || Has(text, "could not be found")) && ProgramPath.Find(variables, Programs) is null)
            return Say(DeveloperToolRows.ToolNotInstalled);
        if (Has(text, "or additional claims"))
            return Say(DeveloperToolRows.ToolNeedsUser, ("signInLine", tool.SignInForAzureDevOpsLine(tenant)));
        if (Has(text, "could not login")) return Say(DeveloperToolRows.ToolSignInExpired);
        if (text.StartsWith("Please run", StringComparison.Ordinal))
            return Say(DeveloperToolRows.ToolNotSignedIn, ("details", tool.SignInRemark));
        // az signs in as an application with a certificate, and keeps the path as it was typed; it is asked from a folder of the system.
        if (s_noFile.Match(text) is { Success: true } missing)
            return Say(DeveloperToolRows.ToolFileMissing, ("path", Redaction.Redact(missing.Groups["path"].Value)));
        if (s_network.IsMatch(text)) return Say(DeveloperToolRows.ToolOffline);
        // What the tool wrote when it failed is not shown, since it may hold anything.
        bool failed = Has(text, "due to an unknown error") || Has(text, "not installed") || Has(text, "could not be found");
        return Say(DeveloperToolRows.ToolFailed, ("words", failed ? "failed for an unknown reason" : "did not return a token"));
    }

    // The first of two values of one name counts.
    private StatedCause Say(KnownCause row, params (string Name, string? Value)[] values) =>
        row.Say(
            [
                .. values,
                ("tool", tool.Name),
                ("command", tool.Command),
                ("install", tool.Install),
                ("signInLine", tool.SignInLine(tenant)),
                ("checkLine", tool.CheckLine),
            ]
        );

    private string[] Programs =>
        tool.Command == "pwsh" && Path.DirectorySeparatorChar == '\\' ? [tool.Command, "powershell"] : [tool.Command];

    private AdoSignInException Refused(Match match)
    {
        string code = match.Groups["code"].Value;
        string sentence = Redaction.Redact(match.Groups["sentence"].Value);
        // Public applications of Microsoft's, mostly: the application is not the user's to look after, hence none is named.
        var who = new EntraSubject(tool.Command, null, tenant, EntraAuthority.From(static _ => null))
        {
            Name = $"the account signed in to {tool.Name}",
        };
        int? number = EntraError.CodeIn(code);
        StatedCause cause =
            (number is { } known ? EntraCauses.Of(known, who) : null)
            ?? EntraCauses.OfFamily(number, null, null, who)
            ?? Say(DeveloperToolRows.ToolRefused, ("code", code));
        if (tenant is null && number == 90002)
            cause = cause with { What = $"The tenant that {tool.Name} is signed in to is unknown to Entra." };
        string advice = Advice(number, cause);
        string said = sentence.Length == 0 ? string.Empty : $" Entra said to {tool.Name}: {code}: {sentence}";
        return new(cause with { Advice = advice }, said)
        {
            Target = tool.Command,
            ServiceCode = code,
            ServiceMessage = sentence.Length == 0 ? null : $"{code}: {sentence}",
        };
    }

    // The table's own advice is for sign-ins by AdoEntra itself: a tool has its own cloud, its own secrets, its own sign-in.
    private string Advice(int? code, StatedCause cause) =>
        cause.ErrorId switch
        {
            ErrorIds.InteractionRequired => $"Run this command, then try again: {tool.SignInForAzureDevOpsLine(tenant)}",
            _ when code is 90002 or 90038 or 900382 or 900432 or 50049 => tool.CloudAdvice(tenant),
            ErrorIds.FederationMismatch when code is 700024 =>
                $"Sign in to {tool.Name} again as its application, with a new federated token ('{tool.SignInLine(tenant)} ...'): such a "
                    + "token is valid for minutes only. Check the clock of this machine, too.",
            // The trust is missing, and signing in again does not change that.
            ErrorIds.FederationMismatch => cause.Advice,
            ErrorIds.InvalidCredential or ErrorIds.InvalidRequest =>
                $"Sign in to {tool.Name} again ('{tool.SignInLine(tenant)}', or as its application), and check that it works: "
                    + $"{tool.CheckLine}",
            _ => cause.Advice,
        };

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
