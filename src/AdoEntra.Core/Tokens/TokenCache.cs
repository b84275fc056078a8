using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Memory;

namespace AdoEntra.Tokens;

/// <summary>The tokens of this process, in memory only.</summary>
internal interface ITokenCache
{
    /// <summary>The token, unless it is past its <see cref="CachedToken.UseUntil"/>.</summary>
    bool TryGet(TokenKey key, [NotNullWhen(true)] out CachedToken? token);

    /// <summary>The token as long as it has not ended, although it is time for another.</summary>
    bool TryGetOld(TokenKey key, [NotNullWhen(true)] out CachedToken? token);

    /// <summary>Keeps a token until its end; one that has ended is not kept.</summary>
    void Set(TokenKey key, CachedToken token);

    void Remove(TokenKey key);
}

/// <summary>The token cache over Microsoft.Extensions.Caching.Memory.</summary>
internal sealed class TokenCache(Func<DateTimeOffset> clock) : ITokenCache, IDisposable
{
    // One entry is one sign-in: a process with more than this has a leak, and the least used ones are dropped.
    private const int MostTokens = 4096;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MostTokens });

    // The cache notices the end of an entry by its own clock; ours is asked too, so that both agree in tests and after a suspend.
    public bool TryGet(TokenKey key, [NotNullWhen(true)] out CachedToken? token)
    {
        if (_cache.TryGetValue(key, out token) && token is not null && token.UseUntil > clock()) return true;
        token = null;
        return false;
    }

    public bool TryGetOld(TokenKey key, [NotNullWhen(true)] out CachedToken? token)
    {
        if (_cache.TryGetValue(key, out token) && token is not null && token.EndsOn > clock()) return true;
        token = null;
        return false;
    }

    public void Set(TokenKey key, CachedToken token)
    {
        TimeSpan remaining = token.EndsOn - clock();
        if (remaining <= TimeSpan.Zero)
        {
            _cache.Remove(key);
            return;
        }

        var entry = new MemoryCacheEntryOptions { Size = 1 };
        if (token.EndsOn != DateTimeOffset.MaxValue) entry.AbsoluteExpirationRelativeToNow = remaining;
        _cache.Set(key, token, entry);
    }

    public void Remove(TokenKey key) => _cache.Remove(key);

    public void Dispose() => _cache.Dispose();
}
