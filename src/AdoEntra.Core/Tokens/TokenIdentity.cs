using AdoEntra.Identity;

namespace AdoEntra.Tokens;

/// <summary>Whose token for what: a credential together with the key of its token.</summary>
internal sealed record TokenIdentity(Credential Credential, TokenKey Key)
{
    public TokenIdentity(Credential credential, string? tenantId, string scope)
        : this(credential, new TokenKey(credential.Key, tenantId, scope))
    {
    }
}
