using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.ManagedIdentity;

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
    private const string PassAsResourceId = "That is an Azure resource id: pass it as -ResourceId.";

    private ManagedIdentityReference(ManagedIdentityIdKind kind, string? value, bool isForFederation = false)
    {
        Kind = kind;
        Value = value;
        IsForFederation = isForFederation;
    }

    public static ManagedIdentityReference SystemAssigned { get; } = new(ManagedIdentityIdKind.SystemAssigned, null);

    public ManagedIdentityIdKind Kind { get; }

    /// <summary>The id; null for the system-assigned identity.</summary>
    public string? Value { get; }

    /// <summary>The parameter by which a user names one by its client id.</summary>
    public string ClientIdParameter => IsForFederation ? "-FederatedIdentityClientId" : "-ClientId";

    /// <summary>All parameters by which a user names one.</summary>
    public string IdParameters => IsForFederation ? ClientIdParameter : "-ClientId, -ObjectId or -ResourceId";

    // There -ClientId is the application's that trusts the identity.
    private bool IsForFederation { get; }

    /// <summary>Checks the ids a user gave, before any request is sent.</summary>
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
                "More than one id of a user-assigned managed identity was passed.",
                "Pass one of -ClientId, -ObjectId and -ResourceId, or none for the system-assigned identity.");
        }

        if (clientId is not null)
            return new(ManagedIdentityIdKind.ClientId, ParseGuid(clientId, "-ClientId", "client (application) id", PassAsResourceId));
        if (objectId is not null)
            return new(ManagedIdentityIdKind.ObjectId, ParseGuid(objectId, "-ObjectId", "object (principal) id", PassAsResourceId));
        if (resourceId is not null)
            return new(ManagedIdentityIdKind.ResourceId, Resource(resourceId));
        return SystemAssigned;
    }

    /// <summary>The identity that an application trusts in the place of a secret.</summary>
    /// <param name="clientId">The identity's client (application) id, a GUID; null for the system-assigned identity.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: a malformed id.</exception>
    public static ManagedIdentityReference ForFederation(string? clientId) =>
        clientId is null
            ? new(ManagedIdentityIdKind.SystemAssigned, null, isForFederation: true)
            : new(
                ManagedIdentityIdKind.ClientId,
                ParseGuid(
                    clientId,
                    "-FederatedIdentityClientId",
                    "client (application) id",
                    "That is an Azure resource id: run 'az identity show --ids' with it to get the clientId."
                ),
                isForFederation: true
            );

    public override string ToString() => Kind switch
    {
        ManagedIdentityIdKind.SystemAssigned => "the system-assigned identity",
        ManagedIdentityIdKind.ClientId => $"the user-assigned identity with client id {Value}",
        ManagedIdentityIdKind.ObjectId => $"the user-assigned identity with object id {Value}",
        _ => $"the user-assigned identity {Value}",
    };

    private static string ParseGuid(string value, string parameter, string what, string adviceOnResourceId) => ClientIds.Canonical(
        value,
        parameter,
        GivenText.Trim(value).StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
            ? adviceOnResourceId
            : $"Copy the {what} of the identity from its Overview page in the Azure portal, or from 'az identity show'.");

    private static string Resource(string value)
    {
        string id = GivenText.Trim(value).TrimEnd('/');
        if (Patterns.ResourceId.IsMatch(id)) return id;
        string advice = Guid.TryParse(id, out _)
            ? "That is a GUID: pass it as -ClientId or -ObjectId."
            : "It has the form "
                + "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.ManagedIdentity/userAssignedIdentities/<name>; 'az "
                + "identity show' prints it as id.";
        bool isSecret = MisplacedSecret.IsKnown(id) || !id.StartsWith("/", StringComparison.Ordinal) && MisplacedSecret.IsLikely(id);
        if (isSecret)
            throw MisplacedSecret.Refusal("-ResourceId", "the resource id of a user-assigned identity", advice);
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"The value '{Redaction.Redact(value)}' of -ResourceId is not the resource id of a user-assigned identity.",
            advice
        )
        {
            Target = Redaction.Redact(value),
        };
    }

    // Built with the first resource id: the usual identity has none.
    private static class Patterns
    {
        // It goes into the query of the host's address as it is: nothing that means something there, and no sign that such names cannot
        // have.
        public static readonly Regex ResourceId = new(
            @"^/subscriptions/[0-9a-f-]{36}/resourcegroups/[\w.()-]+/providers/Microsoft\.ManagedIdentity/userAssignedIdentities/[\w-]+\z",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }
}
