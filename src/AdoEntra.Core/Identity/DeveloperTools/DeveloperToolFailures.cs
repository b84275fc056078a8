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
        "Max retries exceeded|ConnectionError|Connection refused|name resolution|Name or service not known|no such host|i/o timeout|No route to host|Network is unreachable|actively refused|SSLError|could not be resolved",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static AdoSignInException ClaimsAsked(DeveloperToolFacts tool, string line) => new(
        ErrorIds.InteractionRequired,
        $"Azure DevOps asks for another sign-in (continuous access evaluation), which {tool.Name} cannot do without you.",
        $"Run this line, then try again: {line}")
    { Target = tool.Command };

    public static AdoSignInException Unusable(DeveloperToolFacts tool, bool empty) => new(
        ErrorIds.UnexpectedResponse,
        $"{Capital(tool.Name)} gave {(empty ? "an empty token" : "a token that has already expired")}.",
        $"Check the clock of this machine and sign in anew ({tool.SignInLine(null)}).")
    { Target = tool.Command };

    /// <param name="exception">What the library threw. Never an inner exception of ours: it quotes the tool.</param>
    public AdoSignInException From(Exception exception)
    {
        string text = exception.Message;
        if (s_aadsts.Match(text) is { Success: true } match) return Refused(match);
        (string id, string what, string advice) = Classify(text);
        return new(id, what, advice) { Target = tool.Command };
    }

    private (string Id, string What, string Advice) Classify(string text)
    {
        string name = Capital(tool.Name);
        if (Has(text, "authentication timed out"))
        {
            return (ErrorIds.TimedOut, $"{name} did not answer within {limit.TotalSeconds:0.#} s.", $"Try again, or allow more time with -TimeoutSec. Where it hangs shows this line: {tool.CheckLine}");
        }

        if (Has(text, "Az.Accounts module"))
        {
            return (ErrorIds.CredentialUnavailable, $"{tool.Command} has no module Az.Accounts of version 2.2.0 or later.", $"{tool.Install}; whoever may install modules for this account does that.");
        }

        // The library takes any 'not found' in what the tool wrote for this.
        if ((Has(text, "not installed") || Has(text, "could not be found")) && ProgramPath.Find(variables, Programs) is null)
        {
            return (ErrorIds.CredentialUnavailable, $"{name} is not installed here: PATH has no '{tool.Command}'.", $"{tool.Install}, or have the owner of this machine do that; or sign in another way.");
        }

        if (Has(text, "or additional claims"))
        {
            return (ErrorIds.InteractionRequired, $"Azure DevOps asks for another sign-in, which {tool.Name} cannot do without you.", $"Run this line, then try again: {tool.SignInForAzureDevOpsLine(tenant)}");
        }

        if (Has(text, "could not login"))
        {
            return (ErrorIds.InteractionRequired, $"The sign-in of {tool.Name} has ended.", $"Run '{tool.SignInLine(tenant)}', then try again.");
        }

        if (text.StartsWith("Please run", StringComparison.Ordinal))
        {
            return (ErrorIds.CredentialUnavailable, $"Nobody is signed in to {tool.Name} for this account of the machine.", $"Run '{tool.SignInLine(tenant)}'.{tool.SignInRemark}");
        }

        if (s_network.IsMatch(text))
        {
            return (ErrorIds.Transient, $"{name} could not reach Entra.", $"Check the network and the proxy of this machine, then try again. More shows this line: {tool.CheckLine}");
        }

        // What the tool wrote when it failed is not shown, since it may hold anything.
        bool failed = Has(text, "due to an unknown error") || Has(text, "not installed") || Has(text, "could not be found");
        return (ErrorIds.UnexpectedResponse, $"{name} {(failed ? "failed, and not in a way that is known" : "answered, but not with a token")}.", $"Run this line to see what it says: {tool.CheckLine}");
    }

    private string[] Programs => tool.Command == "pwsh" && Path.DirectorySeparatorChar == '\\' ? [tool.Command, "powershell"] : [tool.Command];

    private AdoSignInException Refused(Match match)
    {
        string code = match.Groups["code"].Value;
        string sentence = Redaction.Redact(match.Groups["sentence"].Value);
        // Public applications of Microsoft's: the application is not the user's to look after, hence none is named.
        var who = new EntraSubject(tool.Command, null, tenant, EntraAuthority.From(static _ => null));
        EntraCause cause = (EntraError.CodeIn(code) is { } number ? EntraCauses.Of(number, who) : null)
            ?? new(ErrorIds.InvalidCredential, $"Entra refused whoever is signed in to {tool.Name} ({code}).", $"Look for that code at https://login.microsoftonline.com/error, or run '{tool.SignInLine(tenant)}'.");
        string advice = cause.ErrorId == ErrorIds.InteractionRequired ? $"Run this line, then try again: {tool.SignInForAzureDevOpsLine(tenant)}" : cause.Advice;
        string said = sentence.Length == 0 ? string.Empty : $" Entra said to {tool.Name}: {code}: {sentence}";
        return new(cause.ErrorId, cause.What + said, advice)
        {
            Target = tool.Command,
            ServiceCode = code,
            ServiceMessage = sentence.Length == 0 ? null : $"{code}: {sentence}",
        };
    }

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
