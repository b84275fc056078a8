using AdoEntra.Http;

namespace AdoEntra.Identity;

/// <summary>Where tokens come from. Safe for many callers at once; caching is the token provider's work, not the source's.</summary>
internal interface ITokenSource
{
    /// <summary>Gets a token from the source, without asking any person.</summary>
    /// <param name="request">The scope wanted, and whether caches below may answer.</param>
    /// <param name="cancellationToken">Ends the wait and the request.</param>
    /// <exception cref="AdoSignInException">The source has no token for this identity.</exception>
    Task<SourceToken> GetTokenAsync(SourceTokenRequest request, CancellationToken cancellationToken);
}

/// <summary>A source that needs a person once, when connecting. Everything later goes without.</summary>
internal interface IInteractiveTokenSource : ITokenSource
{
    /// <summary>Has a person sign in. Called once, before the first token.</summary>
    /// <param name="scope">The scope wanted.</param>
    /// <param name="prompt">Shows the person a message at once; may be called on any thread.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AdoSignInException">The person, or Entra, refused.</exception>
    Task AuthenticateAsync(string scope, Action<string> prompt, CancellationToken cancellationToken);
}

/// <param name="Scope">The scope in the v2 form, ending in <c>/.default</c>.</param>
/// <param name="Fresh">Go back to the source itself, past every cache of the library below.</param>
internal sealed record SourceTokenRequest(string Scope, bool Fresh)
{
    /// <summary>True where the present token does not do: the service has refused it, or the caller wants another. Always fresh.</summary>
    public bool IsForAnother { get; init; }

    /// <summary>
    /// The claims that the service asks for (continuous access evaluation), as JSON; null for none. A request with claims is always fresh.
    /// </summary>
    public string? Claims { get; init; }
}

/// <summary>A token as its source gave it. Opaque: nothing here was read from the token itself.</summary>
/// <param name="Token">The token's text.</param>
/// <param name="ExpiresOn">When it ends; <see cref="DateTimeOffset.MaxValue"/> where that is unknown.</param>
/// <param name="RefreshOn">When the source wants it renewed; null where it says nothing.</param>
/// <param name="TokenType">How it is sent: <c>Bearer</c>, or <c>Basic</c> for a personal access token.</param>
internal sealed record SourceToken(string Token, DateTimeOffset ExpiresOn, DateTimeOffset? RefreshOn, string TokenType)
{
    public const string Bearer = nameof(Bearer);
    public const string Basic = nameof(Basic);

    /// <summary>True for a token that the user gave: there is no other, so it is used until the service refuses it.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Without the token: this text may end up in a log.</summary>
    public override string ToString() => $"{TokenType} token until {ExpiresOn:u}";
}

/// <summary>What sources need from outside: the environment and the one place that makes HTTP handlers.</summary>
internal sealed record TokenSourceServices(VariableReader Variables, HttpTransport Transport)
{
    public static readonly TimeSpan UsualFirstPause = TimeSpan.FromMilliseconds(400);

    /// <summary>The time that sources measure and spend.</summary>
    public RequestClock Clock { get; init; } = RequestClock.System;

    /// <summary>How long Azure's library waits before it asks Entra again: that wait is its own, past the clock.</summary>
    public TimeSpan FirstPause { get; init; } = UsualFirstPause;
}

/// <summary>Reads an environment variable; null or empty where it is not set. A seam, since tests must not change the process.</summary>
internal delegate string? VariableReader(string name);
