namespace AdoEntra.Tokens;

/// <summary>
/// Sees that every token of a connection is the same identity's, where only asking tells whose it is: a person's, a tool's.
/// </summary>
internal interface ITokenGuard
{
    /// <summary>Why no token is given out any more: another identity had come. Null as long as none has.</summary>
    AdoSignInException? Failure { get; }

    /// <summary>Takes down whom the service named as the caller in a response, before any comparison was needed.</summary>
    /// <param name="id">The identity's id.</param>
    /// <param name="name">Its name; null where the response has none.</param>
    void See(string id, string? name);

    /// <summary>The source itself has noticed that a renewal brought another account: ends the connection.</summary>
    void End();

    /// <summary>Lets a new token in before any caller gets it.</summary>
    /// <param name="token">The new token.</param>
    /// <param name="old">The one before it, where that is still good; null where there is none.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="AdoSignInException"><c>IdentityChanged</c>: it is another identity's.</exception>
    /// <exception cref="AdoServiceException">The service does not say whose it is.</exception>
    Task AdmitAsync(CachedToken token, CachedToken? old, CancellationToken cancellationToken);
}
