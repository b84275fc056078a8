using System.Text.Json.Nodes;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.ManagedIdentity;

/// <summary>
/// GET <c>/ml/msi/token?api-version=2017-09-01&amp;resource=R&amp;clientid=…</c> with <c>secret</c>: Machine Learning, and Azure
/// Automation's hybrid workers. The request is [V] protocol 1.13, what is refused and how is [I].
/// </summary>
internal static class MachineLearningEndpoint
{
    public static Task AnswerAsync(Exchange exchange)
    {
        var request = exchange.Http.Request;
        if (request.Headers["secret"] != exchange.Services.IdentityHeader)
        {
            return RefuseAsync(exchange, StatusCodes.Status401Unauthorized, "The secret header is missing or not the one of this host.");
        }

        var resource = request.Query["resource"].ToString();
        if (!HttpMethods.IsGet(request.Method) || request.Query["api-version"] != "2017-09-01" || resource.Length == 0)
        {
            return RefuseAsync(exchange, StatusCodes.Status400BadRequest, "GET with api-version=2017-09-01 and a resource is needed.");
        }

        return IdentityRequest.FindByClientId(request.Query, "clientid") is not { } identity
            ? RefuseAsync(exchange, StatusCodes.Status400BadRequest, "No managed identity was found for the given client id.")
            : KnownResources.IsKnown(resource)
                ? TokenAnswer.WriteAsync(exchange, identity, resource, metadataService: false)
                : RefuseAsync(exchange, StatusCodes.Status400BadRequest, ResourceRefusal.Text(exchange, resource));
    }

    private static Task RefuseAsync(Exchange exchange, int status, string message) => Answer.WriteAsync(
        exchange,
        status,
        new JsonObject { ["error"] = new JsonObject { ["code"] = "invalid_request", ["message"] = message } }.ToJsonString(),
        Answer.Json);
}
