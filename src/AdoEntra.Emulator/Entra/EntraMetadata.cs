using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AdoEntra.Emulator.Entra.Keys;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.Entra;

/// <summary>
/// What clients read before they ask Entra for a token: where its addresses are, with which keys it signs, and under which names it is
/// known. [D code] MSAL for Node and for Python read it at every start; MSAL for .NET knows the addresses by heart.
/// </summary>
internal static class EntraMetadata
{
    private const string WellKnown = ".well-known";

    public static bool IsOf(ReadOnlySpan<string> path) =>
        path is [_, "v2.0", WellKnown, "openid-configuration"] or [_, WellKnown, "openid-configuration"] or [_, "discovery", "v2.0", "keys"]
            or ["common", "discovery", "instance"];

    public static async Task AnswerAsync(Exchange exchange)
    {
        if (!HttpMethods.IsGet(exchange.Http.Request.Method))
        {
            await Answer.EmptyAsync(exchange, StatusCodes.Status405MethodNotAllowed);
            return;
        }

        try
        {
            var body = exchange.Target.Segments[^1] switch
            {
                "instance" => Names(exchange),
                "keys" => Keys(exchange),
                _ => Configuration(exchange, EntraTenant.Find(exchange.Match.Tenant!)),
            };
            await Answer.WriteAsync(exchange, StatusCodes.Status200OK, body.ToJsonString(), Answer.Json);
        }
        catch (EntraRefusalException refusal)
        {
            await refusal.Error.AnswerAsync(exchange);
        }
    }

    // [D: OpenID Connect on the Microsoft identity platform] A domain comes back as the tenant's id, "common" as itself, and its issuer
    // with a placeholder. The issuer has the real host, as in the tokens.
    private static JsonObject Configuration(Exchange exchange, EntraTenant tenant)
    {
        var root = Root(exchange) + (tenant.Id?.ToString() ?? tenant.Name);
        return new JsonObject
        {
            ["token_endpoint"] = root + "/oauth2/v2.0/token",
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "private_key_jwt"),
            ["jwks_uri"] = root + "/discovery/v2.0/keys",
            ["response_modes_supported"] = new JsonArray("query", "form_post"),
            ["subject_types_supported"] = new JsonArray("pairwise"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["response_types_supported"] = new JsonArray("code"),
            ["scopes_supported"] = new JsonArray("openid", "profile", "email", "offline_access"),
            ["issuer"] = $"https://login.microsoftonline.com/{tenant.Id?.ToString() ?? "{tenantid}"}/v2.0",
            ["authorization_endpoint"] = root + "/oauth2/v2.0/authorize",
            ["device_authorization_endpoint"] = root + "/oauth2/v2.0/devicecode",
            ["cloud_instance_name"] = "microsoftonline.com",
        };
    }

    // The key of the tokens that are verified by another party: those of a managed identity for the exchange of tokens.
    private static JsonObject Keys(Exchange exchange)
    {
        var key = exchange.Services.State.Entra.Issuers.FindKey(TokenIssuers.Tenant)!.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = SignedJwt.KeyId,
                ["n"] = Base64Url.EncodeToString(key.Modulus),
                ["e"] = Base64Url.EncodeToString(key.Exponent),
                ["issuer"] = TokenIssuers.Tenant,
            }),
        };
    }

    // [D code] Read by clients that are configured to use this host; the others ask login.microsoftonline.com whether this host is Entra at
    // all.
    private static JsonObject Names(Exchange exchange)
    {
        var asked = exchange.Http.Request.Query["authorization_endpoint"].ToString();
        var authority = Uri.TryCreate(asked, UriKind.Absolute, out var uri) ? uri : new Uri(Root(exchange) + "common/");
        return new JsonObject
        {
            ["tenant_discovery_endpoint"] =
                $"{Root(exchange)}{authority.Segments.ElementAtOrDefault(1)?.Trim('/') ?? "common"}/v2.0/{WellKnown}/openid-configuration",
            ["api-version"] = "1.1",
            ["metadata"] = new JsonArray(new JsonObject
            {
                ["preferred_network"] = authority.Authority,
                ["preferred_cache"] = authority.Authority,
                ["aliases"] = new JsonArray(authority.Authority),
            }),
        };
    }

    private static string Root(Exchange exchange) => exchange.Services.AuthorityUri!.AbsoluteUri;
}
