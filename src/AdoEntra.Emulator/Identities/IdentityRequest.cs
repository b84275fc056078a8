using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace AdoEntra.Emulator.Identities;

/// <summary>Which identity a managed-identity request asks for. The hosts differ in the name of the resource-id parameter only.</summary>
internal static class IdentityRequest
{
    /// <summary>Finds the identity; null when the host has none like that.</summary>
    /// <param name="query">The query of the request.</param>
    /// <param name="resourceIdParameter"><c>mi_res_id</c> on App Service, <c>msi_res_id</c> on the metadata service ([V] protocol
    /// 1.13).</param>
    public static EmulatedIdentity? Find(IQueryCollection query, string resourceIdParameter)
    {
        // [I] Several ids at once have to mean the same identity.
        IEnumerable<EmulatedIdentity> found = KnownIdentities.All;
        var asked = false;
        Narrow("client_id", (identity, value) => Same(identity.ClientId, value));
        Narrow("object_id", (identity, value) => Same(identity.ObjectId, value));
        Narrow(resourceIdParameter, (identity, value) => string.Equals(identity.ResourceId, value, StringComparison.OrdinalIgnoreCase));
        return asked ? found.FirstOrDefault() : KnownIdentities.SystemAssigned;

        void Narrow(string parameter, Func<EmulatedIdentity, string, bool> matches)
        {
            if (query.TryGetValue(parameter, out StringValues values))
            {
                asked = true;
                found = found.Where(identity => matches(identity, values.ToString()));
            }
        }
    }

    /// <summary>Finds the identity where only a client id can be named; without one, the system-assigned identity.</summary>
    public static EmulatedIdentity? FindByClientId(IQueryCollection query, string parameter) =>
        query.TryGetValue(parameter, out StringValues value)
            ? KnownIdentities.All.FirstOrDefault(identity => Same(identity.ClientId, value.ToString()))
            : KnownIdentities.SystemAssigned;

    private static bool Same(Guid id, string value) => Guid.TryParse(value, out var parsed) && parsed == id;
}
