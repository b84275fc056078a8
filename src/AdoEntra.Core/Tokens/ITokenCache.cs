using System.Diagnostics.CodeAnalysis;

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
