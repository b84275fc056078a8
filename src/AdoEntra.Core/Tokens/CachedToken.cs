using AdoEntra.Identity;

namespace AdoEntra.Tokens;

/// <summary>A token as it lies in the cache.</summary>
internal sealed class CachedToken
{
    // Azure.Identity itself renews at this distance from the end; handing out what the library has already replaced helps nobody.
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    public CachedToken(SourceToken source)
    {
        Value = source.Token;
        ExpiresOn = source.ExpiresOn;
        TokenType = source.TokenType;
        DateTimeOffset last = source.ExpiresOn - s_margin;
        UseUntil = source.RefreshOn is { } refresh && refresh < last ? refresh : last;
    }

    /// <summary>The token's text.</summary>
    public string Value { get; }

    /// <summary>When the token ends.</summary>
    public DateTimeOffset ExpiresOn { get; }

    /// <summary>How it is sent, for example <c>Bearer</c>.</summary>
    public string TokenType { get; }

    /// <summary>Until when the cache gives it out: RefreshOn or ExpiresOn - 5 min, whichever is first.</summary>
    public DateTimeOffset UseUntil { get; }

    /// <summary>Without the token: this text may end up in a log.</summary>
    public override string ToString() => ExpiresOn == DateTimeOffset.MaxValue ? $"{TokenType} token" : $"{TokenType} token until {ExpiresOn:u}";
}
