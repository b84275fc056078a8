using AdoEntra.Errors;

namespace AdoEntra.Identity.Entra;

/// <summary>Who was signing in, and where, for messages.</summary>
/// <param name="Kind">The kind of credential.</param>
/// <param name="ClientId">The application; null for a person with the developer sign-on.</param>
/// <param name="TenantId">The tenant.</param>
/// <param name="Authority">The authority that was asked.</param>
internal sealed record EntraSubject(string Kind, string? ClientId, string? TenantId, EntraAuthority Authority)
{
    /// <summary>What another issuer's token says about itself, where one was sent and can be read.</summary>
    public PresentedToken? Presented { get; init; }

    /// <summary>True where that token was given as a text: no other one can be got.</summary>
    public bool IsGivenOnce { get; init; }

    /// <summary>
    /// How a sentence names it where it is neither an application of the user's nor a person:
    /// <c>the account signed in to the Azure CLI</c>.
    /// </summary>
    public string? Name { get; init; }

    public string Application => Name ?? (ClientId is null ? "the developer sign-on of Azure" : $"application {ClientId}");

    public string Tenant => TenantId is null ? "this tenant" : $"tenant {TenantId}";

    public string Identity => Name ?? (ClientId is null ? "this account" : Application);

    public string Capital => Capitalized.Of(Application);

    public string CapitalTenant => Capitalized.Of(Tenant);
}
