using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AdoEntra.Emulator;

/// <summary>The tokens given out, by whichever endpoint. What is not in here is no token.</summary>
public sealed class TokenStore
{
    private readonly ConcurrentDictionary<string, IssuedToken> _issued = new(StringComparer.Ordinal);
    private readonly EmulatorOptions _options;

    internal TokenStore(EmulatorOptions options) => _options = options;

    /// <summary>The tokens that were given out and not revoked, expired ones included.</summary>
    public IReadOnlyCollection<IssuedToken> Issued => [.. _issued.Values];

    /// <summary>Makes a token without asking a managed-identity endpoint.</summary>
    /// <param name="identity">Whom it speaks for.</param>
    /// <param name="resource">The resource; null for Azure DevOps.</param>
    /// <param name="lifetime">How long from now it is valid; negative for an expired one, null for the emulator's usual lifetime.</param>
    /// <returns>The token, already known to the emulator.</returns>
    public IssuedToken Issue(EmulatedIdentity identity, string? resource = null, TimeSpan? lifetime = null)
    {
        ArgumentNullException.ThrowIfNull(identity);
        resource ??= Identities.KnownResources.AzureDevOps;
        var now = _options.TimeProvider.GetUtcNow();
        var expires = DateTimeOffset.FromUnixTimeSeconds((now + (lifetime ?? _options.TokenLifetime)).ToUnixTimeSeconds());
        var value = _options.TokenShape == TokenShape.Jwt
            ? Identities.JwtText.Create(identity, resource, now, expires)
            : RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 128);
        var token = new IssuedToken { Value = value, Identity = identity, Resource = resource, ExpiresOn = expires };
        _issued[value] = token;
        return token;
    }

    /// <summary>Makes every token given out so far invalid, whatever its expiry says.</summary>
    /// <returns>How many there were.</returns>
    public int RevokeAll()
    {
        var revoked = 0;
        foreach (var value in _issued.Keys)
        {
            revoked += _issued.TryRemove(value, out _) ? 1 : 0;
        }

        return revoked;
    }

    internal IssuedToken? Find(string value) => _issued.GetValueOrDefault(value);
}
