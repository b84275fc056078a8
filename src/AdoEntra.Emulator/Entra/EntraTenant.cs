using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Entra;

/// <summary>The tenant that the address of a request names.</summary>
/// <param name="Id">The tenant; null where any will do.</param>
/// <param name="Name">As it was named.</param>
internal sealed record EntraTenant(Guid? Id, string Name)
{
    /// <summary>Finds a tenant by id, by its domain, or one of the two words for "the person's own".</summary>
    public static EntraTenant Find(string name)
    {
        if (name.ToUpperInvariant() is "COMMON" or "ORGANIZATIONS")
        {
            return new EntraTenant(null, name);
        }

        if (name.Equals("emulator.onmicrosoft.com", StringComparison.OrdinalIgnoreCase))
        {
            return new EntraTenant(KnownIdentities.TenantId, name);
        }

        return Guid.TryParse(name, out var id) && (id == KnownIdentities.TenantId || id == KnownPrincipals.OtherTenantId)
            ? new EntraTenant(id, name)
            : throw new EntraRefusalException(EntraErrors.UnknownTenant(name));
    }
}
