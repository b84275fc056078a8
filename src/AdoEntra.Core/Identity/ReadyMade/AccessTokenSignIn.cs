using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.ReadyMade;

/// <summary>Uses an Entra access token for Azure DevOps that the user already has. It cannot be renewed.</summary>
/// <param name="Token">The token.</param>
internal sealed record AccessTokenSignIn(Secret Token) : SignInOptions
{
    public override string Kind => "AccessToken";

    public override string Key => $"access-token|{Token.Fingerprint}";

    public override ITokenSource CreateSource(TokenSourceServices services) =>
        new GivenTokenSource(Token, SourceToken.Bearer, "access token");
}
