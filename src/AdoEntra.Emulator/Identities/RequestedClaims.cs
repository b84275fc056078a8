using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdoEntra.Emulator.Identities;

/// <summary>
/// The <c>claims</c> parameter of a token request: JSON, into which a client merges a challenge and its own capabilities.
/// </summary>
internal static class RequestedClaims
{
    /// <summary>Whether it holds <c>{"access_token":{"xms_cc":{"values":["CP1"]}}}</c>. [V] protocol 1.4.</summary>
    public static bool SaysCapable(string? claims) =>
        Parse(claims)?["access_token"] is JsonObject token
        && token["xms_cc"] is JsonObject capabilities
        && capabilities["values"] is JsonArray values
        && values.Any(value => value?.ToString() is "CP1" or "cp1");

    /// <summary>Whether all that a challenge demands was asked for; further requested ones do no harm.</summary>
    public static bool Answers(string? claims, string challenge) =>
        Parse(claims) is { } asked && Parse(challenge) is { } demanded && Holds(asked, demanded);

    private static bool Holds(JsonNode? asked, JsonNode? demanded) => demanded is JsonObject members
        ? asked is JsonObject own && members.All(member => own.ContainsKey(member.Key) && Holds(own[member.Key], member.Value))
        : JsonNode.DeepEquals(asked, demanded);

    private static JsonObject? Parse(string? claims)
    {
        try
        {
            return claims is null ? null : JsonNode.Parse(claims) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
