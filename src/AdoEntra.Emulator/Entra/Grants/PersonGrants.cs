using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AdoEntra.Emulator.Entra.Grants;

/// <summary>What was given out on the way to a person's token: device codes, authorization codes, refresh tokens.</summary>
internal sealed class PersonGrants
{
    private readonly ConcurrentQueue<EmulatedDeviceCode> _deviceCodes = new();
    private readonly ConcurrentDictionary<string, AuthorizationCode> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RefreshToken> _refreshTokens = new(StringComparer.Ordinal);

    public IReadOnlyList<EmulatedDeviceCode> DeviceCodes => [.. _deviceCodes];

    public EmulatedDeviceCode AddDeviceCode(EmulatedApplication application, string scope, DateTimeOffset expiresOn)
    {
        var code = new EmulatedDeviceCode(Random())
        {
            UserCode = RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 9),
            Application = application,
            Scope = scope,
            ExpiresOn = expiresOn,
        };
        _deviceCodes.Enqueue(code);
        return code;
    }

    public string AddCode(AuthorizationCode code)
    {
        var value = Random();
        _codes[value] = code;
        return value;
    }

    /// <summary>An authorization code works once.</summary>
    public AuthorizationCode? TakeCode(string value) => _codes.TryRemove(value, out var code) ? code : null;

    public string AddRefreshToken(EmulatedApplication application)
    {
        var value = Random();
        _refreshTokens[value] = new RefreshToken(application);
        return value;
    }

    public RefreshToken? FindRefreshToken(string value) => _refreshTokens.GetValueOrDefault(value);

    public int RevokeRefreshTokens()
    {
        var revoked = 0;
        foreach (var token in _refreshTokens.Values.Where(token => !token.IsRevoked))
        {
            token.IsRevoked = true;
            revoked++;
        }

        return revoked;
    }

    private static string Random() =>
        "0." + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 64);

    /// <summary>A refresh token: whose client may use it, and whether it still may.</summary>
    internal sealed class RefreshToken(EmulatedApplication application)
    {
        public EmulatedApplication Application { get; } = application;

        public bool IsRevoked { get; set; }
    }
}
