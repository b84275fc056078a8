using System.Text.RegularExpressions;
using AdoEntra.Errors;

namespace AdoEntra.Identity;

/// <summary>How a managed identity is named.</summary>
internal enum ManagedIdentityIdKind
{
    SystemAssigned,
    ClientId,
    ObjectId,
    ResourceId,
}

/// <summary>Which managed identity of the host is meant: its own, or a user-assigned one by exactly one id.</summary>
internal sealed record ManagedIdentityReference
{
    // It goes into the query of the host's address as it is: nothing that means something there.
    private static readonly Regex s_resourceId = new(
        @"^/subscriptions/[0-9a-f-]{36}/resourcegroups/[^/?#&=%+\s]+/providers/Microsoft\.ManagedIdentity/userAssignedIdentities/[^/?#&=%+\s]+\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private ManagedIdentityReference(ManagedIdentityIdKind kind, string? value)
    {
        Kind = kind;
        Value = value;
    }

    public static ManagedIdentityReference SystemAssigned { get; } = new(ManagedIdentityIdKind.SystemAssigned, null);

    public ManagedIdentityIdKind Kind { get; }

    /// <summary>The id; null for the system-assigned identity.</summary>
    public string? Value { get; }

    /// <summary>Checks the ids a user gave, before anything is asked of anybody.</summary>
    /// <param name="clientId">The identity's client (application) id, a GUID.</param>
    /// <param name="objectId">The identity's object (principal) id, a GUID.</param>
    /// <param name="resourceId">The identity's Azure resource id.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: more than one id, or a malformed one.</exception>
    public static ManagedIdentityReference Create(string? clientId, string? objectId, string? resourceId)
    {
        int given = (clientId is null ? 0 : 1) + (objectId is null ? 0 : 1) + (resourceId is null ? 0 : 1);
        if (given > 1)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                "More than one id of a user-assigned managed identity was given.",
                "Give one of -ClientId, -ObjectId and -ResourceId, or none for the system-assigned identity.");
        }

        if (clientId is not null) return new(ManagedIdentityIdKind.ClientId, Guid(clientId, "ClientId", "client (application) id"));
        if (objectId is not null) return new(ManagedIdentityIdKind.ObjectId, Guid(objectId, "ObjectId", "object (principal) id"));
        if (resourceId is not null) return new(ManagedIdentityIdKind.ResourceId, Resource(resourceId));
        return SystemAssigned;
    }

    public override string ToString() => Kind switch
    {
        ManagedIdentityIdKind.SystemAssigned => "the system-assigned identity",
        ManagedIdentityIdKind.ClientId => $"the user-assigned identity with client id {Value}",
        ManagedIdentityIdKind.ObjectId => $"the user-assigned identity with object id {Value}",
        _ => $"the user-assigned identity {Value}",
    };

    private static string Guid(string value, string parameter, string what)
    {
        if (System.Guid.TryParse(value.Trim(), out Guid id)) return id.ToString("D");
        string advice = value.TrimStart().StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
            ? "That is an Azure resource id: pass it as -ResourceId."
            : $"Take the {what} of the identity from its Overview page in the Azure portal, or from 'az identity show'.";
        throw new AdoConnectionException(ErrorIds.InvalidRequest, $"-{parameter} '{value}' is not a GUID.", advice) { Target = value };
    }

    private static string Resource(string value)
    {
        string id = value.Trim().TrimEnd('/');
        if (s_resourceId.IsMatch(id)) return id;
        string advice = System.Guid.TryParse(id, out _)
            ? "That is a GUID: pass it as -ClientId or -ObjectId."
            : "It has the form /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.ManagedIdentity/userAssignedIdentities/<name>; 'az identity show' prints it as id.";
        throw new AdoConnectionException(ErrorIds.InvalidRequest, $"-ResourceId '{value}' is not the resource id of a user-assigned identity.", advice) { Target = value };
    }
}
