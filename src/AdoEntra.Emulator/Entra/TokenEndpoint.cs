using AdoEntra.Emulator.Entra.Grants;

namespace AdoEntra.Emulator.Entra;

/// <summary>POST <c>/{tenant}/oauth2/v2.0/token</c>: a grant of some kind for a token. The requests are [V] protocol 2.1.</summary>
internal static class TokenEndpoint
{
    public static Task AnswerAsync(EntraRequest request) => request.Required("grant_type") switch
    {
        "client_credentials" => ClientCredentialsGrant.AnswerAsync(request),
        "device_code" or "urn:ietf:params:oauth:grant-type:device_code" => DeviceCodeGrant.AnswerAsync(request),
        "refresh_token" => RefreshTokenGrant.AnswerAsync(request),
        "authorization_code" => AuthorizationCodeGrant.AnswerAsync(request),
        var other => throw new EntraRefusalException(EntraErrors.UnsupportedGrant(other)),
    };
}
