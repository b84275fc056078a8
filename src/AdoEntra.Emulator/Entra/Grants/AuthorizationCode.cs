namespace AdoEntra.Emulator.Entra.Grants;

/// <summary>What an authorization code was given out for. All of it has to be the same when it is redeemed.</summary>
/// <param name="Application">The client.</param>
/// <param name="RedirectUri">Where the code was sent.</param>
/// <param name="Challenge">The hash of a secret that only the client has (PKCE); null when it sent none.</param>
/// <param name="ExpiresOn">From when on it is of no use.</param>
internal sealed record AuthorizationCode(
    EmulatedApplication Application, string RedirectUri, string? Challenge, DateTimeOffset ExpiresOn);
