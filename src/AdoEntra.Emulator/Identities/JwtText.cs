using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AdoEntra.Emulator.Identities;

/// <summary>
/// The look of an Entra access token. The signature cannot be verified, and need not be: the claims are for
/// clients that decorate a diagnosis with them.
/// </summary>
internal static class JwtText
{
    public static string Create(
        EmulatedIdentity identity, string resource, DateTimeOffset now, DateTimeOffset expires, EmulatedApplication? application,
        bool isChallengeCapable)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = "emulator" };
        var payload = new JsonObject
        {
            ["aud"] = resource,
            ["iss"] = $"https://sts.windows.net/{identity.TenantId}/",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = expires.ToUnixTimeSeconds(),
            ["appid"] = (application?.ClientId ?? identity.ClientId).ToString(),
            ["appidacr"] = application is { IsPublicClient: true } ? "0" : "2",
            ["idtyp"] = identity.Kind == IdentityKind.User ? "user" : "app",
            ["oid"] = identity.ObjectId.ToString(),
            ["sub"] = identity.ObjectId.ToString(),
            ["tid"] = identity.TenantId.ToString(),
            ["uti"] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            ["ver"] = "1.0",
        };
        if (identity.UserName is { } name)
        {
            payload["upn"] = name;
            payload["scp"] = "user_impersonation";
        }

        // [V] protocol 1.4: the capability that was asked for comes back as a claim.
        if (isChallengeCapable)
        {
            payload["xms_cc"] = new JsonArray("CP1");
        }

        return $"{Part(header)}.{Part(payload)}.{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(256))}";
    }

    private static string Part(JsonObject content) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(content.ToJsonString()));
}
