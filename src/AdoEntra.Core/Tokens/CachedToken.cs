using System.Net.Http.Headers;
using System.Text;
using AdoEntra.Identity;

namespace AdoEntra.Tokens;

/// <summary>A token as it lies in the cache.</summary>
internal sealed class CachedToken
{
    // Azure.Identity itself renews at this distance from the end; handing out what the library has already replaced helps no one.
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    public CachedToken(SourceToken source)
    {
        Value = source.Token;
        ExpiresOn = source.ExpiresOn;
        TokenType = source.TokenType;
        // A token that was given has no other after it: what its text claims about its end decides nothing.
        EndsOn = source.IsFixed ? DateTimeOffset.MaxValue : source.ExpiresOn;
        LastRenewal = EndsOn == DateTimeOffset.MaxValue ? EndsOn : EndsOn - s_margin;
        UseUntil = source.RefreshOn is { } refresh && refresh < LastRenewal ? refresh : LastRenewal;
        // Basic authentication: any user name, the token as the password (protocol.md 3.11).
        HeaderValue = TokenType == SourceToken.Basic ? Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + Value)) : Value;
    }

    /// <summary>The token's text.</summary>
    public string Value { get; }

    /// <summary>When the token ends; <see cref="DateTimeOffset.MaxValue"/> where that is unknown.</summary>
    public DateTimeOffset ExpiresOn { get; }

    /// <summary>When the token ends; null where that is unknown.</summary>
    public DateTimeOffset? KnownEnd => ExpiresOn == DateTimeOffset.MaxValue ? null : ExpiresOn;

    /// <summary>How it is sent, for example <c>Bearer</c>.</summary>
    public string TokenType { get; }

    /// <summary>What stands behind <see cref="TokenType"/> in the Authorization header.</summary>
    public string HeaderValue { get; }

    /// <summary>The Authorization header with the token.</summary>
    public AuthenticationHeaderValue Authorization => new(TokenType, HeaderValue);

    /// <summary>Until when it is given out without thinking of another: RefreshOn or ExpiresOn - 5 min, whichever is first.</summary>
    public DateTimeOffset UseUntil { get; }

    /// <summary>
    /// From when on a caller waits for another one. Between <see cref="UseUntil"/> and this it is renewed in the background.
    /// </summary>
    public DateTimeOffset LastRenewal { get; }

    /// <summary>Until when it may be given out at all, where no other can be had.</summary>
    public DateTimeOffset EndsOn { get; }

    /// <summary>When it was asked for: the count of the request.</summary>
    public long Order { get; init; }

    /// <summary>Whether it was asked for past all caches: the library below had no old one to give.</summary>
    public bool IsPastCaches { get; init; }

    /// <summary>
    /// Whether it does not replace the one that is kept, although it came later: that was asked for after it. What a cache may have given
    /// is never newer than what was asked for past all of them.
    /// </summary>
    public bool IsOlderThan(CachedToken kept) => kept.Order > Order && (kept.IsPastCaches || !IsPastCaches);

    /// <summary>Without the token: this text may end up in a log.</summary>
    public override string ToString() => KnownEnd is { } end ? $"{TokenType} token until {end:u}" : $"{TokenType} token";
}
