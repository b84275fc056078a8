using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.ReadyMade;

/// <summary>Uses the job token of an Azure Pipelines job, read from SYSTEM_ACCESSTOKEN each time.</summary>
internal sealed record SystemAccessTokenSignIn : SignInOptions
{
    public const string Variable = "SYSTEM_ACCESSTOKEN";

    public override string Kind => "SystemAccessToken";

    // The variable may hold another token by the next time.
    public override string? Key => null;

    public override SignInActor Actor => SignInActor.JobIdentity;

    public override ITokenSource CreateSource(TokenSourceServices services) => new SystemAccessTokenSource(services);
}

/// <summary>
/// The job token of an Azure Pipelines job. It lives as long as the job; read again each time, in case another one is put there.
/// </summary>
internal sealed class SystemAccessTokenSource(TokenSourceServices services) : ITokenSource
{
    public Task<SourceToken> GetTokenAsync(SourceTokenRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(Read());
        }
        catch (AdoEntraException exception)
        {
            return Task.FromException<SourceToken>(exception);
        }
    }

    private SourceToken Read()
    {
        string token =
            JobVariables.Secret(services.Variables, SecretKind.AccessToken, SystemAccessTokenSignIn.Variable)?.Reveal()
            ?? throw new AdoSignInException(
                ErrorIds.CredentialUnavailable,
                $"The variable {SystemAccessTokenSignIn.Variable} is not set: Azure Pipelines does not pass its job token to a step by "
                    + "default.",
                "The author of the pipeline has to add to the step: env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)."
            );
        return new SourceToken(token, TokenClaims.ExpiresOn(token) ?? DateTimeOffset.MaxValue, null, SourceToken.Bearer) { IsFixed = true };
    }
}
