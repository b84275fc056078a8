using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.Federation;

/// <summary>A federated token that a script of the user gets again at each renewal.</summary>
/// <param name="Ask">Runs the script.</param>
internal sealed record ScriptAssertion(Func<CancellationToken, Task<string>> Ask) : FederatedAssertion
{
    public override string Kind => "FederatedToken";

    // A script may give the token of another subject each time.
    public override string? Key => null;

    public override async Task<Secret> GetAsync(TokenSourceServices services, CancellationToken cancellationToken)
    {
        string? text;
        try
        {
            // A script that does not listen keeps running; it is not waited for.
            text = await Ask(cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not AdoEntraException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new AdoSignInException(
                ErrorIds.CredentialUnavailable,
                $"The script block of -FederatedToken failed: {Redaction.Redact(exception.GetBaseException().Message)}",
                "Run the script block by itself to see why; it has to return the other issuer's token, and nothing else.");
        }

        return Clean(text, "The output of the script block of -FederatedToken") ?? throw new AdoSignInException(
            ErrorIds.CredentialUnavailable,
            "The script block of -FederatedToken returned nothing.",
            "Run it by itself to see its output: it has to return the other issuer's token as one string, and nothing else.");
    }
}
