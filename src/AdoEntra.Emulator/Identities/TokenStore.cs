using System.Collections.Concurrent;
using System.Security.Cryptography;
using AdoEntra.Emulator.Entra;
using AdoEntra.Emulator.Entra.Keys;
using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator;

/// <summary>The tokens given out, by whichever endpoint. What is not in here is no token.</summary>
public sealed class TokenStore
{
    private readonly ConcurrentDictionary<string, IssuedToken> _issued = new(StringComparer.Ordinal);
    private readonly EmulatorOptions _options;
    private readonly TokenIssuers _issuers;

    internal TokenStore(EmulatorOptions options, TokenIssuers issuers)
    {
        _options = options;
        _issuers = issuers;
    }

    /// <summary>The tokens that were given out and not revoked, expired ones included.</summary>
    public IReadOnlyCollection<IssuedToken> Issued => [.. _issued.Values];

    /// <summary>Makes a token without asking an endpoint.</summary>
    /// <param name="identity">Whom it speaks for.</param>
    /// <param name="resource">The resource; null for Azure DevOps.</param>
    /// <param name="lifetime">How long from now it is valid; negative for an expired one, null for the emulator's usual lifetime.</param>
    /// <returns>The token, already known to the emulator.</returns>
    public IssuedToken Issue(EmulatedIdentity identity, string? resource = null, TimeSpan? lifetime = null) =>
        Issue(identity, resource ?? KnownResources.AzureDevOps, lifetime ?? _options.TokenLifetime, null, null);

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

    internal IssuedToken Issue(
        EmulatedIdentity identity, string resource, TimeSpan lifetime, EmulatedApplication? application, string? claims)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var now = _options.TimeProvider.GetUtcNow();
        var token = new IssuedToken
        {
            Value = Text(identity, resource, now, lifetime, application, claims),
            Identity = identity,
            Resource = resource,
            Claims = claims,
            Application = application,
            ExpiresOn = DateTimeOffset.FromUnixTimeSeconds((now + lifetime).ToUnixTimeSeconds()),
        };
        _issued[token.Value] = token;
        return token;
    }

    internal IssuedToken? Find(string value) => _issued.GetValueOrDefault(value);

    private string Text(
        EmulatedIdentity identity, string resource, DateTimeOffset now, TimeSpan lifetime, EmulatedApplication? application, string? claims)
    {
        // The one token that is read and verified by another party, so it has to be real.
        if (KnownResources.IsTokenExchange(resource))
        {
            return _issuers.Issue(EmulatedIssuer.Tenant, identity.ObjectId.ToString(), resource, lifetime);
        }

        return _options.TokenShape == TokenShape.Jwt
            ? JwtText.Create(identity, resource, now, now + lifetime, application, RequestedClaims.SaysCapable(claims))
            : RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 128);
    }
}
