namespace AdoEntra.Identity.Entra;

/// <summary>Who was signing in, and where, for messages.</summary>
/// <param name="Kind">The kind of credential.</param>
/// <param name="ClientId">The application; null for a person with the developer sign-on.</param>
/// <param name="TenantId">The tenant.</param>
/// <param name="Authority">The authority that was asked.</param>
internal sealed record EntraSubject(string Kind, string? ClientId, string? TenantId, EntraAuthority Authority)
{
    public string Application => ClientId is null ? "the developer sign-on of Azure" : $"application {ClientId}";

    public string Tenant => TenantId is null ? "this tenant" : $"tenant {TenantId}";

    public string Identity => ClientId is null ? "this account" : Application;

    public string Capital => Capitalised(Application);

    public string CapitalTenant => Capitalised(Tenant);

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
