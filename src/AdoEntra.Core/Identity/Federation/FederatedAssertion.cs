using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.Federation;

/// <summary>
/// Another issuer's token, which Entra takes in the place of a secret. Asked for again at each renewal: it lives for minutes only.
/// </summary>
internal abstract record FederatedAssertion
{
    /// <summary>The kind of credential as users see it, for example <c>GitHubActions</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// Its whole identity, without any secret, where the host or the token itself fixes the subject. Null where that may be another one
    /// each time.
    /// </summary>
    public abstract string? Key { get; }

    /// <summary>Whom the environment of the moment says to ask for it, in addition to what the key holds.</summary>
    public virtual string AskedAt(VariableReader variables) => string.Empty;

    /// <summary>Gets the token as it is now.</summary>
    /// <exception cref="AdoSignInException">There is none to be had.</exception>
    public abstract Task<Secret> GetAsync(TokenSourceServices services, CancellationToken cancellationToken);

    /// <summary>
    /// A token without what stands around it, since MSAL sends it as it is (protocol.md 1.11); null where nothing is left.
    /// </summary>
    /// <param name="text">What the issuer, the file or the script gave.</param>
    /// <param name="source">Where it comes from, as the start of a sentence.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is no token, or cannot be sent.</exception>
    private protected static Secret? Clean(string? text, string source) => GivenSecret.Find(text, source, SecretKind.FederatedToken);

    /// <summary>The same for what an issuer sent: null where it is no token, since no user gave it.</summary>
    private protected static Secret? Issued(string? text)
    {
        try
        {
            return Clean(text, "The token");
        }
        catch (AdoConnectionException)
        {
            return null;
        }
    }
}
