using AdoEntra.Identity;

namespace AdoEntra.Tokens;

/// <summary>Whose token for what: a connection's use of a credential.</summary>
internal sealed class TokenIdentity
{
    /// <param name="use">The connection's hold on its credential.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="guard">Sees that renewals stay the same identity's; null where the credential's key says who it is.</param>
    public TokenIdentity(CredentialUse use, string scope, ITokenGuard? guard = null)
    {
        Use = use;
        Guard = guard;
        Key = new TokenKey(use.Credential, scope);
    }

    /// <summary>The connection's hold on its credential.</summary>
    public CredentialUse Use { get; }

    /// <summary>The credential.</summary>
    public Credential Credential => Use.Credential;

    /// <summary>Which token it is.</summary>
    public TokenKey Key { get; }

    /// <summary>Sees that renewals stay the same identity's; null where the credential's key says who it is.</summary>
    public ITokenGuard? Guard { get; }
}

/// <summary>What tells one token from another: the credential, as the object that it is, and the scope.</summary>
/// <param name="Credential">The credential. Another one of an equal sign-in has tokens of its own.</param>
/// <param name="Scope">The scope.</param>
internal sealed record TokenKey(Credential Credential, string Scope);
