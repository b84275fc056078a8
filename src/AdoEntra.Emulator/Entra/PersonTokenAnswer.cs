using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using AdoEntra.Emulator.Entra.Grants;
using AdoEntra.Emulator.Entra.Keys;
using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Entra;

/// <summary>
/// The answer with a person's token. [V] protocol 1.15: in addition to the token the client library wants <c>refresh_token</c>,
/// <c>id_token</c>, <c>client_info</c> and <c>scope</c>.
/// </summary>
internal static class PersonTokenAnswer
{
    /// <summary>Refuses an application that would have to prove who it is.</summary>
    public static void CheckClient(EntraRequest request)
    {
        if (!request.Application.IsPublicClient)
        {
            throw new EntraRefusalException(EntraErrors.NoCredential());
        }
    }

    public static Task WriteAsync(EntraRequest request, string scope)
    {
        var person = request.Entra.Person;
        if (request.Tenant.Id is { } tenant && tenant != person.TenantId)
        {
            throw new EntraRefusalException(EntraErrors.NotInTenant(person, tenant));
        }

        var resource = RequestedScope.OfPerson(scope);
        var more = new JsonObject
        {
            // [I] The permission that ".default" stands for, and what was asked for, by which the library finds the token again.
            ["scope"] = string.Join(' ', new[] { resource + "/user_impersonation" }.Union(scope.Split(' '))),
            ["id_token"] = SignedJwt.CreateUnsigned(Identify(request, person)),
            ["client_info"] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
                new JsonObject { ["uid"] = person.ObjectId.ToString(), ["utid"] = person.TenantId.ToString() }.ToJsonString())),
        };
        if (scope.Split(' ').Contains("offline_access"))
        {
            more["refresh_token"] = request.Entra.Grants.AddRefreshToken(request.Application);
        }

        return EntraTokenAnswer.WriteAsync(request, person, resource, more);
    }

    private static JsonObject Identify(EntraRequest request, EmulatedIdentity person) => new()
    {
        ["aud"] = request.Application.ClientId.ToString(),
        ["iss"] = $"https://login.microsoftonline.com/{KnownIdentities.TenantId}/v2.0",
        ["iat"] = request.Now.ToUnixTimeSeconds(),
        ["nbf"] = request.Now.ToUnixTimeSeconds(),
        ["exp"] = request.Now.AddHours(1).ToUnixTimeSeconds(),
        ["name"] = person.Name,
        ["preferred_username"] = person.UserName,
        ["oid"] = person.ObjectId.ToString(),
        ["sub"] = person.ObjectId.ToString(),
        ["tid"] = person.TenantId.ToString(),
        ["ver"] = "2.0",
    };
}
