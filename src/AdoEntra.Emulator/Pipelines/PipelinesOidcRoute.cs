using System.Text.Json.Nodes;
using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.Entra;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.Pipelines;

/// <summary>
/// POST <c>…/oidctoken?api-version=7.1&amp;serviceConnectionId=…</c> with <c>System.AccessToken</c>: a token that says which service
/// connection a job uses. [V] protocol 1.11 for the request, [I] for the refusals.
/// </summary>
internal static class PipelinesOidcRoute
{
    private const string Framework = "Microsoft.TeamFoundation.DistributedTask.WebApi, Microsoft.TeamFoundation.DistributedTask.WebApi";

    public static Task AnswerAsync(Exchange exchange, EmulatedIdentity identity)
    {
        var request = exchange.Http.Request;
        var pipeline = exchange.Services.State.Pipeline;
        if (!HttpMethods.IsPost(request.Method))
        {
            return ServiceErrors.MethodNotAllowed(request.Method).AnswerAsync(exchange, ErrorShape.Wrapped);
        }

        if (identity != pipeline.BuildService)
        {
            return Refused(
                403, "AccessDeniedException", "Only a running job may ask for its token, with System.AccessToken.").AnswerAsync(exchange);
        }

        var named = request.Query["serviceConnectionId"].ToString();
        if (!Guid.TryParse(named, out var id) || (id != pipeline.ServiceConnectionId && id != pipeline.UnreferencedServiceConnectionId))
        {
            return Refused(404, "ServiceEndpointNotFoundException", $"No service connection found with identifier {named}.")
                .AnswerAsync(exchange);
        }

        if (id == pipeline.UnreferencedServiceConnectionId)
        {
            return Refused(
                401, "UnauthorizedRequestException",
                $"The service connection {id} is not referenced by the stage, so the job has no right to use it.").AnswerAsync(exchange);
        }

        var token = exchange.Services.State.Entra.IssueFederatedToken(EmulatedIssuer.Pipelines, TokenIssuers.PipelinesSubject);
        return Answer.WriteAsync(
            exchange, StatusCodes.Status200OK, new JsonObject { ["oidcToken"] = token }.ToJsonString(), Answer.Json);
    }

    private static ServiceError Refused(int status, string type, string message) => new(status, type, Framework, message);
}
