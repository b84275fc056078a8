using AdoEntra.Errors;

namespace AdoEntra.Identity.ReadyMade;

/// <summary>The job token of an Azure Pipelines job. It lives as long as the job; read anew each time, in case somebody puts another there.</summary>
internal sealed class SystemAccessTokenSource(TokenSourceServices services) : ITokenSource
{
    public Task<SourceToken> GetTokenAsync(SourceTokenRequest request, CancellationToken cancellationToken)
    {
        if (services.Variables(SystemAccessTokenSignIn.Variable) is { Length: > 0 } token)
        {
            return Task.FromResult(new SourceToken(token, TokenClaims.ExpiresOn(token) ?? DateTimeOffset.MaxValue, null, SourceToken.Bearer) { IsFixed = true });
        }

        return Task.FromException<SourceToken>(new AdoSignInException(
            ErrorIds.CredentialUnavailable,
            $"{SystemAccessTokenSignIn.Variable} is not set: Azure Pipelines does not give its job token to a step by itself.",
            "The author of the pipeline has to add to the step: env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)."));
    }
}
