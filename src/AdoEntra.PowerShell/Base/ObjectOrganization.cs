using AdoEntra.Errors;
using AdoEntra.Resources;

namespace AdoEntra.Base;

/// <summary>An object is changed in the organization that it belongs to, or not at all.</summary>
internal static class ObjectOrganization
{
    /// <param name="own">The organization of the object that came in; null or empty where it says none.</param>
    /// <param name="connection">What would change it.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: the connection is to another organization.</exception>
    public static void Ensure(string? own, AdoConnection connection)
    {
        if (own is not { Length: > 0 } || NameFilter.Same(own, connection.Organization)) return;
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"The object belongs to the organization '{own}', and the connection '{connection.Name}' is to '{connection.Organization}': "
                + "nothing was changed.",
            $"Pass a connection to '{own}' as -Connection. Without -Connection, a command uses the one that the object was read with.")
        {
            Target = own,
        };
    }
}
