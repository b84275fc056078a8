using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.ReadyMade;

/// <summary>A token that the user gave. It cannot be renewed: it serves until the service refuses it.</summary>
/// <param name="token">The token.</param>
/// <param name="tokenType">How it is sent.</param>
/// <param name="what">What it is, for messages: <c>access token</c>.</param>
/// <param name="advice">How to go on without it.</param>
internal sealed class GivenTokenSource(Secret token, string tokenType, string what, string advice) : ITokenSource
{
    public Task<SourceToken> GetTokenAsync(SourceTokenRequest request, CancellationToken cancellationToken)
    {
        DateTimeOffset? end = TokenClaims.ExpiresOn(token.Reveal());
        if (!request.IsForAnother)
            return Task.FromResult(new SourceToken(token.Reveal(), end ?? DateTimeOffset.MaxValue, null, tokenType) { IsFixed = true });

        // Another one is requested: the service has refused this one, or -ForceRefresh was given.
        string ended =
            end is { } time && time <= DateTimeOffset.UtcNow ? $" It expired at {time:u} according to its claims." : string.Empty;
        return Task.FromException<SourceToken>(
            new AdoSignInException(
                ErrorIds.NotSignedIn,
                $"The {what} was refused, or a new one is needed, and it cannot be renewed: it was passed to "
                    + $"Connect-AdoEntra.{ended}",
                advice
            )
        );
    }
}
