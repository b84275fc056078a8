using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AdoEntra.Emulator.Identities;

/// <summary>
/// The look of an Entra access token for an application. Nobody could verify the signature, and nobody has to: the claims are for
/// clients that decorate a diagnosis with them.
/// </summary>
internal static class JwtText
{
    public static string Create(EmulatedIdentity identity, string resource, DateTimeOffset now, DateTimeOffset expires)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = "emulator" };
        var payload = new JsonObject
        {
            ["aud"] = resource,
            ["iss"] = $"https://sts.windows.net/{KnownIdentities.TenantId}/",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = expires.ToUnixTimeSeconds(),
            ["appid"] = identity.ClientId.ToString(),
            ["appidacr"] = "2",
            ["idtyp"] = "app",
            ["oid"] = identity.ObjectId.ToString(),
            ["sub"] = identity.ObjectId.ToString(),
            ["tid"] = KnownIdentities.TenantId.ToString(),
            ["uti"] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            ["ver"] = "1.0",
        };
        return $"{Part(header)}.{Part(payload)}.{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(256))}";
    }

    private static string Part(JsonObject content) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(content.ToJsonString()));
}
