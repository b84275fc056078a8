using System.Text.Json.Nodes;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.ManagedIdentity;

/// <summary>
/// GET <c>/msi/token?api-version=2019-08-01&amp;resource=R</c> with <c>X-IDENTITY-HEADER</c>: App Service, Functions, Container Apps,
/// Azure Automation. The request is [V] protocol 1.13. A query that the endpoint's address brought along is not minded.
/// </summary>
internal static class AppServiceEndpoint
{
    private const string Version = "2019-08-01";

    public static Task AnswerAsync(Exchange exchange)
    {
        var request = exchange.Http.Request;
        if (!HttpMethods.IsGet(request.Method))
        {
            return RefuseAsync(exchange, StatusCodes.Status405MethodNotAllowed, "Only GET is supported.");
        }

        // [I] The documentation says that the header is compared, not what a wrong one is answered.
        if (!request.Headers.TryGetValue("X-IDENTITY-HEADER", out var secret))
        {
            return RefuseAsync(exchange, StatusCodes.Status401Unauthorized, "The X-IDENTITY-HEADER header is missing.");
        }

        if (secret != exchange.Services.IdentityHeader)
        {
            return RefuseAsync(exchange, StatusCodes.Status403Forbidden, "The X-IDENTITY-HEADER header is not the one of this host.");
        }

        // [I] The texts of these two.
        if (request.Query["api-version"] != Version)
        {
            return RefuseAsync(
                exchange,
                StatusCodes.Status400BadRequest,
                $"The api-version '{request.Query["api-version"]}' is not supported. Use {Version}.");
        }

        var resource = request.Query["resource"].ToString();
        if (resource.Length == 0)
        {
            return RefuseAsync(exchange, StatusCodes.Status400BadRequest, "The query parameter 'resource' is required.");
        }

        // [C] The text of App Service; the metadata service says "Identity not found".
        if (IdentityRequest.Find(request.Query, "mi_res_id") is not { } identity)
        {
            return RefuseAsync(
                exchange,
                StatusCodes.Status400BadRequest,
                "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.");
        }

        return KnownResources.IsKnown(resource)
            ? TokenAnswer.WriteAsync(exchange, identity, resource, metadataService: false)
            : RefuseAsync(exchange, StatusCodes.Status400BadRequest, "invalid_resource: " + ResourceRefusal.Text(exchange, resource));
    }

    // [V] protocol 1.13: one of the shapes that clients take their text from.
    private static Task RefuseAsync(Exchange exchange, int status, string message) => Answer.WriteAsync(
        exchange,
        status,
        new JsonObject { ["statusCode"] = status, ["message"] = message, ["correlationId"] = Guid.NewGuid().ToString() }.ToJsonString(),
        Answer.Json);
}
