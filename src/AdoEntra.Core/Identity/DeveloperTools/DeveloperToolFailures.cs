using System.Text.RegularExpressions;
using AdoEntra.Errors;
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

    // As az (Python), azd (Go) and Az (.NET) say that nobody answered.
    private static readonly Regex s_network = new(
        "Max retries exceeded|ConnectionError|Connection refused|name resolution|Name or service not known|no such host|i/o timeout|No "
            + "route to host|Network is unreachable|actively refused|SSLError|could not be resolved",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static AdoSignInException ClaimsAsked(DeveloperToolFacts tool, string line) => new(
        ErrorIds.InteractionRequired,
        $"Azure DevOps asks for another sign-in (continuous access evaluation), which {tool.Name} cannot do without you.",
        $"Run this line, then try again: {line}")
    { Target = tool.Command };

    public static AdoSignInException Unusable(DeveloperToolFacts tool, bool empty) => new(
        ErrorIds.UnexpectedResponse,
        $"{Capitalized.Of(tool.Name)} gave {(empty ? "an empty token" : "a token that has already expired")}.",
        $"Check the clock of this machine and sign in anew ({tool.SignInLine(null)}).")
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
        (string id, string what, string advice) = Classify(text);
        // Not installed, or nobody signed in.
        return new(id, what, advice) { Target = tool.Command, IsAbsence = id == ErrorIds.CredentialUnavailable };
    }

    private (string Id, string What, string Advice) Classify(string text)
    {
        string name = Capitalized.Of(tool.Name);
        if (Has(text, "authentication timed out"))
        {
            return (
                ErrorIds.TimedOut,
                $"{name} did not answer within {limit.TotalSeconds:0.#} s.",
                $"Try again, or allow more time with -TimeoutSec. Where it hangs shows this line: {tool.CheckLine}"
            );
        }

        if (Has(text, "Az.Accounts module"))
        {
            return (
                ErrorIds.CredentialUnavailable,
                $"{tool.Command} has no module Az.Accounts of version 2.2.0 or later.",
                $"{tool.Install}; whoever may install modules for this account does that."
            );
        }

        // The library takes any 'not found' in what the tool wrote for this.
        if ((Has(text, "not installed") || Has(text, "could not be found")) && ProgramPath.Find(variables, Programs) is null)
        {
            return (
                ErrorIds.CredentialUnavailable,
                $"{name} is not installed here: PATH has no '{tool.Command}'.",
                $"{tool.Install}, or have the owner of this machine do that; or sign in another way."
            );
        }

        if (Has(text, "or additional claims"))
        {
            return (
                ErrorIds.InteractionRequired,
                $"Azure DevOps asks for another sign-in, which {tool.Name} cannot do without you.",
                $"Run this line, then try again: {tool.SignInForAzureDevOpsLine(tenant)}"
            );
        }

        if (Has(text, "could not login"))
        {
            return (
                ErrorIds.InteractionRequired,
                $"The sign-in of {tool.Name} has ended.",
                $"Run '{tool.SignInLine(tenant)}', then try again."
            );
        }

        if (text.StartsWith("Please run", StringComparison.Ordinal))
        {
            return (
                ErrorIds.CredentialUnavailable,
                $"Nobody is signed in to {tool.Name} for this account of the machine.",
                $"Run '{tool.SignInLine(tenant)}'.{tool.SignInRemark}"
            );
        }

        // az signs in as an application with a certificate, and keeps the path as it was typed; it is asked from a folder of the system.
        if (s_noFile.Match(text) is { Success: true } missing)
        {
            string path = Redaction.Redact(missing.Groups["path"].Value);
            return (
                ErrorIds.InvalidCredential,
                $"{name} does not find a file that it signs in with: '{path}'.",
                $"Sign in to {tool.Name} again with the file's whole path ('{tool.SignInLine(tenant)} ...'): it is asked from another "
                    + "folder than yours."
            );
        }

        if (s_network.IsMatch(text))
        {
            return (
                ErrorIds.Transient,
                $"{name} could not reach Entra.",
                $"Check the network and the proxy of this machine, then try again. More shows this line: {tool.CheckLine}"
            );
        }

        // What the tool wrote when it failed is not shown, since it may hold anything.
        bool failed = Has(text, "due to an unknown error") || Has(text, "not installed") || Has(text, "could not be found");
        return (
            ErrorIds.UnexpectedResponse,
            $"{name} {(failed ? "failed, and not in a way that is known" : "answered, but not with a token")}.",
            $"Run this line to see what it says: {tool.CheckLine}"
        );
    }

    private string[] Programs =>
        tool.Command == "pwsh" && Path.DirectorySeparatorChar == '\\' ? [tool.Command, "powershell"] : [tool.Command];

    private AdoSignInException Refused(Match match)
    {
        string code = match.Groups["code"].Value;
        string sentence = Redaction.Redact(match.Groups["sentence"].Value);
        // Public applications of Microsoft's, mostly: the application is not the user's to look after, hence none is named.
        var who = new EntraSubject(tool.Command, null, tenant, EntraAuthority.From(static _ => null))
        {
            Name = $"whoever is signed in to {tool.Name}",
        };
        int? number = EntraError.CodeIn(code);
        EntraCause cause =
            (number is { } known ? EntraCauses.Of(known, who) : null)
            ?? EntraCauses.OfFamily(number, null, null, who)
            ?? new(
                ErrorIds.InvalidCredential,
                $"Entra refused whoever is signed in to {tool.Name} ({code}).",
                $"Look for that code at https://login.microsoftonline.com/error, or run '{tool.SignInLine(tenant)}'."
            );
        if (tenant is null && number == 90002)
            cause = cause with { What = $"Entra does not know the tenant that {tool.Name} is signed in to." };
        string advice = Advice(number, cause);
        string said = sentence.Length == 0 ? string.Empty : $" Entra said to {tool.Name}: {code}: {sentence}";
        return new(cause.ErrorId, cause.What + said, advice)
        {
            Target = tool.Command,
            ServiceCode = code,
            ServiceMessage = sentence.Length == 0 ? null : $"{code}: {sentence}",
        };
    }

    // The table's own advice is for those whom AdoEntra signs in itself: a tool has its own cloud, its own secrets, its own sign-in.
    private string Advice(int? code, EntraCause cause) =>
        cause.ErrorId switch
        {
            ErrorIds.InteractionRequired => $"Run this line, then try again: {tool.SignInForAzureDevOpsLine(tenant)}",
            _ when code is 90002 or 90038 or 900382 or 900432 or 50049 => tool.CloudAdvice(tenant),
            ErrorIds.FederationMismatch when code is 700024 =>
                $"Sign in to {tool.Name} anew as its application, with a new federated token ('{tool.SignInLine(tenant)} ...'): such a "
                    + "token lives for minutes. Check the clock of this machine, too.",
            // The trust is missing, whoever signs in anew.
            ErrorIds.FederationMismatch => cause.Advice,
            ErrorIds.InvalidCredential or ErrorIds.InvalidRequest =>
                $"Sign in to {tool.Name} anew ('{tool.SignInLine(tenant)}', or as its application); {tool.CheckLine} shows whether it "
                    + "works.",
            _ => cause.Advice,
        };

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
