namespace AdoEntra.Identity.Entra;

/// <summary>Who was signing in, and where, for messages.</summary>
/// <param name="Kind">The kind of credential.</param>
/// <param name="ClientId">The application.</param>
/// <param name="TenantId">The tenant.</param>
/// <param name="Authority">The authority that was asked.</param>
internal sealed record EntraSubject(string Kind, string ClientId, string? TenantId, EntraAuthority Authority);
