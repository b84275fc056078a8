namespace AdoEntra.Emulator.Entra.Grants;

/// <summary>
/// A new token without a person. The answer brings a new refresh token; the one used stays good, [I], until all are revoked.
/// </summary>
internal static class RefreshTokenGrant
{
    public static Task AnswerAsync(EntraRequest request)
    {
        PersonTokenAnswer.CheckClient(request);
        var token = request.Entra.Grants.FindRefreshToken(request.Required("refresh_token"));
        if (token is null || token.Application != request.Application)
        {
            throw new EntraRefusalException(EntraErrors.UnknownGrant("refresh token"));
        }

        return token.IsRevoked
            ? throw new EntraRefusalException(EntraErrors.RevokedGrant())
            : PersonTokenAnswer.WriteAsync(request, request.Required("scope"));
    }
}
