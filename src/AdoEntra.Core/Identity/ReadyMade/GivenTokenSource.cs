using AdoEntra.Errors.KnownCauses;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.ReadyMade;

/// <summary>A token that the user gave. It cannot be renewed: it serves until the service refuses it.</summary>
/// <param name="token">The token.</param>
/// <param name="tokenType">How it is sent.</param>
/// <param name="what">What it is, for messages: <c>access token</c>.</param>
internal sealed class GivenTokenSource(Secret token, string tokenType, string what) : ITokenSource
{
    public Task<SourceToken> GetTokenAsync(SourceTokenRequest request, CancellationToken cancellationToken)
    {
        DateTimeOffset? end = TokenClaims.ExpiresOn(token.Reveal());
        if (!request.IsForAnother)
            return Task.FromResult(new SourceToken(token.Reveal(), end ?? DateTimeOffset.MaxValue, null, tokenType) { IsFixed = true });

        // Another one is requested: the service has refused this one, or -ForceRefresh was given.
        string ended =
            end is { } time && time <= DateTimeOffset.UtcNow ? $" It expired at {time:u} according to its claims." : string.Empty;
        string? audience = TokenAudience.Foreign(token.Reveal());
        KnownCause row =
            tokenType == SourceToken.Basic ? CredentialRows.PersonalAccessTokenEnded
            : audience is not null ? CredentialRows.AccessTokenOfOtherResource
            : CredentialRows.AccessTokenRefused;
        return Task.FromException<SourceToken>(
            new AdoSignInException(row.Say(("tokenName", what), ("details", ended), ("tokenAudience", audience)))
        );
    }
}
