using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.ReadyMade;

/// <summary>Uses a personal access token, for users who still have one. It cannot be renewed.</summary>
/// <param name="Token">The token.</param>
internal sealed record PersonalAccessTokenSignIn(Secret Token) : SignInOptions
{
    public override string Kind => "PersonalAccessToken";

    public override string Key => $"personal-access-token|{Token.Fingerprint}";

    public override ITokenSource CreateSource(TokenSourceServices services) =>
        new GivenTokenSource(Token, SourceToken.Basic, "personal access token");
}
