using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.Federation;

/// <summary>The application that a job signs in as: the one given, else the one of its environment.</summary>
internal static class FederatedClient
{
    /// <summary>Its id; null where there is none.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is no GUID.</exception>
    public static string? Find(VariableReader variables, string? clientId, params string[] names)
    {
        if (Given(clientId) is { } given) return ClientIds.Parse(given, "ClientId");
        return JobVariables.First(variables, names) is { } found ? ClientIds.FromVariable(found.Value, found.Name) : null;
    }

    /// <summary>Null for what is nothing but white space.</summary>
    public static string? Given(string? value) => GivenText.Find(value);
}
