using System.Text.Json.Nodes;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.ManagedIdentity;

/// <summary>
/// GET <c>/metadata/identity/oauth2/token?api-version=2018-02-01&amp;resource=R</c> with <c>Metadata: true</c>: virtual machines and
/// scale sets. The request is [V], the errors are [D], protocol 1.13.
/// </summary>
internal static class ImdsEndpoint
{
    private const string Version = "2018-02-01";

    public static Task AnswerAsync(Exchange exchange)
    {
        var request = exchange.Http.Request;
        if (!HttpMethods.IsGet(request.Method))
        {
            return RefuseAsync(exchange, StatusCodes.Status405MethodNotAllowed, "invalid_request", "Only GET is supported.");
        }

        // [V] protocol 1.14: a real host answers the probe with 400, by which a client knows that it is there.
        var hasMetadata = string.Equals(request.Headers["Metadata"], "true", StringComparison.OrdinalIgnoreCase);
        if (!hasMetadata && !exchange.Services.Options.ImdsAnswersProbe)
        {
            return RefuseAsync(exchange, "bad_request_102", "Required metadata header not specified");
        }

        // [I] The texts of these two.
        if (request.Query["api-version"] != Version)
        {
            return RefuseAsync(exchange, "invalid_request", $"The api-version is not supported. Use {Version}.");
        }

        var resource = request.Query["resource"].ToString();
        if (resource.Length == 0)
        {
            return RefuseAsync(exchange, "invalid_request", "Required query variable 'resource' is missing");
        }

        if (IdentityRequest.Find(request.Query, "msi_res_id") is not { } identity)
        {
            return RefuseAsync(exchange, "invalid_request", "Identity not found");
        }

        return KnownResources.IsKnown(resource)
            ? TokenAnswer.WriteAsync(exchange, identity, resource, metadataService: true)
            : RefuseAsync(exchange, "invalid_resource", ResourceRefusal.Text(exchange, resource));
    }

    private static Task RefuseAsync(Exchange exchange, string error, string description) =>
        RefuseAsync(exchange, StatusCodes.Status400BadRequest, error, description);

    private static Task RefuseAsync(Exchange exchange, int status, string error, string description) => Answer.WriteAsync(
        exchange, status, new JsonObject { ["error"] = error, ["error_description"] = description }.ToJsonString(), Answer.Json);
}
