using System.Text.RegularExpressions;
using AdoEntra.Identity;

namespace AdoEntra.Requests.Failures;

/// <summary>
/// The object id to give to who adds an identity: the one that the service names (TF401444: <c>tenant\tenant\object id</c>), else the one
/// that the token says it is for. A hint for messages: tokens are opaque, and nothing is decided by it.
/// </summary>
internal static class NamedPrincipal
{
    private const string Id = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private static readonly Regex s_named = new(
        $@"{Id}\\+(?:{Id}\\+)?(?<id>{Id})",
        RegexOptions.CultureInvariant
    );

    /// <summary>The object id of a service principal; null where neither says one, and for a person.</summary>
    /// <param name="message">The service's words.</param>
    /// <param name="token">The token that was sent.</param>
    public static string? ObjectId(string? message, string? token)
    {
        if (message is not null && s_named.Match(message) is { Success: true } match) return match.Groups["id"].Value;
        bool isApplication = token is not null && (TokenClaims.Text(token, "idtyp") == "app" || TokenClaims.Text(token, "scp") is null);
        return isApplication && Guid.TryParse(TokenClaims.Text(token!, "oid"), out Guid id) ? id.ToString("D") : null;
    }

    /// <summary>The command that adds it.</summary>
    public static string AddCommand(string objectId) => $"Add-AdoServicePrincipal -ObjectId {objectId} -AccessLevel Basic";
}
