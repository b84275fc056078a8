using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.Federation;

/// <summary>A federated token that the user has. It cannot be renewed: once it has ended, Entra refuses it (AADSTS700024).</summary>
/// <param name="Token">The token.</param>
internal sealed record GivenAssertion(Secret Token) : FederatedAssertion
{
    public override string Kind => "FederatedToken";

    public override string Key => $"federated-token|given|{Token.Fingerprint}";

    public override Task<Secret> GetAsync(TokenSourceServices services, CancellationToken cancellationToken) =>
        Task.FromResult(Clean(Token.Reveal(), "The token passed as -FederatedToken") ?? throw new AdoSignInException(
            ErrorIds.CredentialUnavailable,
            "The token passed as -FederatedToken is only white space.",
            "Pass the other issuer's token, for example a variable of the job that holds it."));
}
