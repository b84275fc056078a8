using System.Text.Json.Nodes;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.ManagedIdentity;

/// <summary>
/// POST <c>/cloudshell/token</c> with <c>Metadata: true</c> and the form <c>resource=R</c>: Cloud Shell, whose one identity is the person
/// who is signed in to the portal. The request is [V] protocol 1.13, the errors are [I].
/// </summary>
internal static class CloudShellEndpoint
{
    public static Task AnswerAsync(Exchange exchange)
    {
        var request = exchange.Http.Request;
        if (!HttpMethods.IsPost(request.Method) || request.Headers["Metadata"] != "true")
        {
            return RefuseAsync(exchange, "POST with the header Metadata: true is needed.");
        }

        return exchange.Form.GetValueOrDefault("resource") is not { Length: > 0 } resource
            ? RefuseAsync(exchange, "The form has to hold a resource.")
            : KnownResources.IsKnown(resource)
                ? TokenAnswer.WriteAsync(exchange, exchange.Services.State.Entra.Person, resource, metadataService: false)
                : RefuseAsync(exchange, ResourceRefusal.Text(exchange, resource));
    }

    private static Task RefuseAsync(Exchange exchange, string message) => Answer.WriteAsync(
        exchange,
        StatusCodes.Status400BadRequest,
        new JsonObject { ["error"] = new JsonObject { ["code"] = "BadRequest", ["message"] = message } }.ToJsonString(),
        Answer.Json);
}
