namespace AdoEntra.Tokens;

/// <summary>What tells one token from another: the whole identity of the sign-in, the tenant, the scope.</summary>
/// <param name="Credential">The sign-in's key, which holds no secret.</param>
/// <param name="TenantId">The tenant asked for; null for the credential's own.</param>
/// <param name="Scope">The scope.</param>
internal sealed record TokenKey(string Credential, string? TenantId, string Scope);
