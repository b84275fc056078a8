namespace AdoEntra.Identity;

/// <summary>
/// A sign-in made ready: its kind for display, its source of tokens. Tokens belong to this object, and are never found again by an equal
/// text.
/// </summary>
/// <param name="sharingKey">By which equal sign-ins find it, without any secret; null where it belongs to one Connect.</param>
/// <param name="kind">The kind as users see it.</param>
/// <param name="source">Where its tokens come from.</param>
internal sealed class Credential(string? sharingKey, string kind, ITokenSource source)
{
    private volatile bool _hasEnded;

    /// <summary>The kind as users see it, for example <c>ManagedIdentity</c>.</summary>
    public string Kind => kind;

    /// <summary>Where its tokens come from.</summary>
    public ITokenSource Source => source;

    /// <summary>
    /// By which equal sign-ins find it. Null where only asking tells who signs in: it belongs to one Connect, and the identity that a
    /// renewal brings is compared with the first one.
    /// </summary>
    public string? SharingKey => sharingKey;

    /// <summary>
    /// True where another connection had an equal one before: the library below may still have its token, and is not asked for that.
    /// </summary>
    public bool StartsFresh { get; init; }

    /// <summary>True once it is no longer used: what it gives then is not cached.</summary>
    public bool HasEnded => _hasEnded;

    /// <summary>Ends it for good.</summary>
    public void End() => _hasEnded = true;

    public override string ToString() => kind;
}
