using System.Text.Json.Nodes;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.ManagedIdentity;

/// <summary>
/// GET <c>/arc/token?api-version=2019-11-01&amp;resource=R</c> with <c>Metadata: true</c>: the Arc agent, which first names a file that
/// only those may read who may have a token, and wants its content. [V] protocol 1.13; the other refusals are [I]. Its identity is the
/// machine's, whatever id is asked for: an older agent does not look at it, and clients that ask have to compare the response ([D code]).
/// </summary>
internal static class ArcEndpoint
{
    // [D code] The later one is that of MSAL for Node, which forwards a user-assigned identity's id with it.
    private static readonly string[] Versions = ["2019-11-01", "2020-06-01"];

    public static Task AnswerAsync(Exchange exchange)
    {
        var request = exchange.Http.Request;
        if (exchange.Services.ArcKey is not { } key)
        {
            return RefuseAsync(exchange, StatusCodes.Status404NotFound, "not_emulated", ArcKey.Problem ?? "Arc was not asked for.");
        }

        var resource = request.Query["resource"].ToString();
        if (!HttpMethods.IsGet(request.Method)
            || request.Headers["Metadata"] != "true" || !Versions.Contains(request.Query["api-version"].ToString()) || resource.Length == 0)
        {
            return RefuseAsync(
                exchange, StatusCodes.Status400BadRequest, "invalid_request",
                "GET with Metadata: true, api-version=2020-06-01 and a resource is needed.");
        }

        var sent = request.Headers.Authorization.ToString();
        if (sent != "Basic " + key.Content)
        {
            request.HttpContext.Response.Headers.WWWAuthenticate = "Basic realm=" + key.Path;
            return RefuseAsync(
                exchange, StatusCodes.Status401Unauthorized, "unauthorized",
                sent.Length == 0 ? "The content of the file in WWW-Authenticate is needed." : "That is not the content of the file.");
        }

        return KnownResources.IsKnown(resource)
            ? TokenAnswer.WriteAsync(exchange, KnownIdentities.SystemAssigned, resource, metadataService: true)
            : RefuseAsync(exchange, StatusCodes.Status400BadRequest, "invalid_resource", ResourceRefusal.Text(exchange, resource));
    }

    private static Task RefuseAsync(Exchange exchange, int status, string error, string description) => Answer.WriteAsync(
        exchange, status, new JsonObject { ["error"] = error, ["error_description"] = description }.ToJsonString(), Answer.Json);
}
