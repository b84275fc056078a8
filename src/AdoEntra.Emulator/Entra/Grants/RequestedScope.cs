using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Entra.Grants;

/// <summary>The resource that a scope means, and what is wrong with the scope.</summary>
internal static class RequestedScope
{
    private const string Default = "/.default";

    // Requested in addition to the resource, for the user's sign-in and for renewal.
    private static readonly string[] OfOpenId = ["openid", "profile", "offline_access", "email"];

    /// <summary>[D] protocol 3.1: an application has to ask for <c>resource/.default</c>.</summary>
    public static string OfApplication(string scope, Guid tenant)
    {
        var asked = scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(OfOpenId).ToArray();
        return asked is [var one] && one.EndsWith(Default, StringComparison.Ordinal)
            ? Known(one[..^Default.Length], tenant)
            : throw new EntraRefusalException(EntraErrors.ScopeWithoutDefault(scope));
    }

    /// <summary>A person may ask for single permissions too, such as <c>resource/user_impersonation</c>.</summary>
    public static string OfPerson(string scope)
    {
        var asked = scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(OfOpenId).ToArray();
        var resources = asked.Select(one => one.LastIndexOf('/') is > 0 and var end ? one[..end] : string.Empty).Distinct().ToArray();
        return resources is [{ Length: > 0 } resource]
            ? Known(resource, KnownIdentities.TenantId)
            : throw new EntraRefusalException(EntraErrors.BadScope(scope));
    }

    private static string Known(string resource, Guid tenant) => KnownResources.IsKnown(resource)
        ? resource
        : throw new EntraRefusalException(EntraErrors.UnknownResource(resource, tenant));
}
