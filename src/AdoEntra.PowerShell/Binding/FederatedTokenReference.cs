using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using AdoEntra.Binding;
using AdoEntra.Errors;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.Secrets;

namespace AdoEntra;

/// <summary>What <c>-FederatedToken</c> takes: another issuer's token, or a script that gives it.</summary>
public sealed class FederatedTokenReference
{
    private readonly SecureString? _token;
    private readonly ScriptBlock? _script;

    /// <summary>The token as a string.</summary>
    /// <param name="token">The token.</param>
    public FederatedTokenReference(string token) => _token = SecretArgument.Take(token);

    /// <summary>The token as a SecureString.</summary>
    /// <param name="token">The token.</param>
    public FederatedTokenReference(SecureString token) => _token = token;

    /// <summary>A script that gives the token, run again at each renewal.</summary>
    /// <param name="script">It writes one string or SecureString.</param>
    public FederatedTokenReference(ScriptBlock script) => _script = script;

    /// <summary>Nothing of the token.</summary>
    public override string ToString() => _script is null ? "[token]" : "[script]";

    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: the token is empty, or none.</exception>
    internal FederatedAssertion Assertion(PSCmdlet command)
    {
        if (_script is not null)
        {
            var script = new TokenScript(_script, Runspace.DefaultRunspace, command.Host);
            return new ScriptAssertion(script.RunAsync);
        }

        command.WriteVerbose(
            "The federated token was passed as a string and cannot be renewed: the connection ends with its access token, after about an "
                + "hour. "
            + "Pass a script block that gets a new one (-FederatedToken { ... }) or -FederatedTokenFile.");
        // A text is one of its forms, since what issues such tokens mostly prints them: no warning.
        return new GivenAssertion(
            SecretArgument.Find(_token, "FederatedToken", SecretKind.FederatedToken, static _ => { })
                ?? throw new AdoConnectionException(
                    ErrorIds.InvalidRequest,
                    "The value of -FederatedToken is empty.",
                    "Pass the other issuer's token, or a script block that gets it; in a job, check that the variable it comes from "
                        + "is set."
                )
        );
    }
}
