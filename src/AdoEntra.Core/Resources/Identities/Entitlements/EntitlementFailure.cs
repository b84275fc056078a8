using AdoEntra.Errors;

namespace AdoEntra.Resources.Identities.Entitlements;

/// <summary>From the words with which the service refuses a change of an entitlement in a 200 to the error, by its kind.</summary>
internal static class EntitlementFailure
{
    // [D] protocol.md 3.9: what Entra has made a moment ago, Azure DevOps does not know yet.
    private const string NotYet = "VS403283";

    private static readonly string[] s_unknown = ["Failed to create service principal", "does not exist", "Could not find"];
    private static readonly string[] s_licenses = ["license", "license"];
    private static readonly string[] s_rights = ["Access Denied", "not authorized", "permission"];

    /// <summary>Whether it may be right a moment later.</summary>
    public static bool MayComeTrue(EntitlementResponse response) =>
        response.Errors.Any(static error => Has(error.Value, NotYet));

    /// <summary>The error of a response that says that it was refused.</summary>
    /// <param name="response">The response.</param>
    /// <param name="what">What was not done: <c>The service principal 'x' was not added to the organization 'MyOrg'</c>.</param>
    /// <param name="objectId">The object id that it is about.</param>
    /// <param name="connection">As whom.</param>
    public static AdoServiceException Of(EntitlementResponse response, string what, string objectId, AdoConnection connection)
    {
        string words = string.Join(" ", response.Errors.Select(static error => error.Value.Trim()).Where(static text => text.Length > 0));
        (string id, string advice) = Meaning(words, objectId, connection);
        string key = response.Errors.FirstOrDefault(static error => error.Key is { Length: > 0 } and not "0").Key ?? string.Empty;
        string said = words.Length == 0 ? "the service gave no reason." : words.TrimEnd('.') + ".";
        return new AdoServiceException(id, $"{what}: {Redaction.Redact(said)}{(key.Length > 0 ? $" ({key})" : key)}", advice)
        {
            Target = objectId,
            StatusCode = 200,
            ServiceCode = Has(words, NotYet) ? NotYet : key.Length > 0 ? key : null,
            ServiceMessage = Redaction.Redact(words),
        };
    }

    private static (string Id, string Advice) Meaning(string words, string objectId, AdoConnection connection) => words switch
    {
        _ when Has(words, NotYet) => (
            ErrorIds.NotFound,
            "Azure DevOps does not know this service principal yet. If it was created a moment ago, try again in some minutes or with a "
                + "larger -TimeoutSec. Otherwise " + OfId(objectId, connection)
        ),
        _ when s_unknown.Any(part => Has(words, part)) => (ErrorIds.NotFound, Capitalized.Of(OfId(objectId, connection))),
        _ when s_rights.Any(part => Has(words, part)) => (
            ErrorIds.NotPermitted,
            "A Project Collection Administrator has to do this, or give this identity that right (Organization settings, Permissions)."
        ),
        _ when s_licenses.Any(part => Has(words, part)) => (
            ErrorIds.Conflict,
            "Each service principal takes a license of its own. Free one or buy more (Organization settings, Billing), or pass another "
                + "-AccessLevel."
        ),
        _ => (ErrorIds.Conflict, "Change what the service names, then try again."),
    };

    // The three ids of an application look alike (protocol.md 3.9).
    private static string OfId(string objectId, AdoConnection connection)
    {
        if (NameFilter.Same(connection.Claim("appid"), objectId) && connection.Claim("oid") is { } own)
            return $"pass '{own}': '{objectId}' is the client id of the application that this connection is signed in as.";
        return "check the id: it has to be the object id of the service principal (Entra, Enterprise applications) in the organization's "
            + "own tenant, not the client id and not the object id of the app registration. From a client id it is found by: "
            + $"az ad sp show --id {objectId} --query id --output tsv. Of a managed identity it is the principal id.";
    }

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
