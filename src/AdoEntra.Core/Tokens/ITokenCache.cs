using System.Diagnostics.CodeAnalysis;

namespace AdoEntra.Tokens;

/// <summary>The tokens of this process, in memory only.</summary>
internal interface ITokenCache
{
    bool TryGet(TokenKey key, [NotNullWhen(true)] out CachedToken? token);

    /// <summary>Keeps a token until its <see cref="CachedToken.UseUntil"/>; one that is past that is not kept.</summary>
    void Set(TokenKey key, CachedToken token);

    void Remove(TokenKey key);
}
