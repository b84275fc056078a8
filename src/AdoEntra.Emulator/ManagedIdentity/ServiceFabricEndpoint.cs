using System.Text.Json.Nodes;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.ManagedIdentity;

/// <summary>
/// GET <c>/servicefabric/token?api-version=2020-05-01&amp;resource=R</c> with <c>secret</c>, over TLS only: the client knows the
/// certificate by its hash. The application's identity decides, so no id can be asked for. The request is [V] protocol 1.13, the errors
/// are [I].
/// </summary>
internal static class ServiceFabricEndpoint
{
    // [D] Documented are both; the older one is that of MSAL for Node.
    private static readonly string[] Versions = ["2019-07-01-preview", "2020-05-01"];

    public static Task AnswerAsync(Exchange exchange)
    {
        var request = exchange.Http.Request;
        if (request.Headers["secret"] != exchange.Services.IdentityHeader)
        {
            return RefuseAsync(
                exchange, StatusCodes.Status401Unauthorized, "SecretHeaderNotFound", "The secret header is missing or wrong.");
        }

        var resource = request.Query["resource"].ToString();
        if (!HttpMethods.IsGet(request.Method) || !Versions.Contains(request.Query["api-version"].ToString()) || resource.Length == 0)
        {
            return RefuseAsync(
                exchange, StatusCodes.Status400BadRequest, "InvalidApiVersion",
                "GET with api-version=2020-05-01 and a resource is needed.");
        }

        return KnownResources.IsKnown(resource)
            ? TokenAnswer.WriteAsync(exchange, KnownIdentities.SystemAssigned, resource, metadataService: false)
            : RefuseAsync(
                exchange, StatusCodes.Status400BadRequest, "ManagedIdentityNotFound", ResourceRefusal.Text(exchange, resource));
    }

    private static Task RefuseAsync(Exchange exchange, int status, string code, string message) => Answer.WriteAsync(
        exchange,
        status,
        new JsonObject
        {
            ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["correlationId"] = Guid.NewGuid().ToString() },
        }.ToJsonString(),
        Answer.Json);
}
