using System.Text.Json.Nodes;
using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Entra;
using AdoEntra.Emulator.Entra.Keys;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.Pipelines;

/// <summary>
/// POST <c>…/oidctoken?api-version=7.1&amp;serviceConnectionId=…</c> with <c>System.AccessToken</c>: a token that says which service
/// connection a job uses. [V] protocol 1.11 for the request, [I] for the refusals.
/// </summary>
internal static class PipelinesOidcRoute
{
    private const string Framework = "Microsoft.TeamFoundation.DistributedTask.WebApi, Microsoft.TeamFoundation.DistributedTask.WebApi";

    public static ResourceLocation Location { get; } = new()
    {
        Id = StableGuid.From("location/oidctoken"),
        Route = EmulatedRoute.PipelinesOidc,
        Area = "distributedtask",
        ResourceName = "oidctoken",
        Template = "{project}/_apis/{area}/hubs/{hubName}/plans/{planId}/jobs/{jobId}/{resource}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Post] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var pipeline = call.Services.State.Pipeline;
        if (call.Caller != pipeline.BuildService)
        {
            throw Refused(403, "AccessDeniedException", "Only a running job may ask for its token, with System.AccessToken.");
        }

        var named = call.Query.Text("serviceConnectionId");
        if (
            !Guid.TryParse(named, out var id)
            || (
                id != pipeline.ServiceConnectionId
                && id != pipeline.EntraServiceConnectionId
                && id != pipeline.UnreferencedServiceConnectionId
            )
        )
        {
            throw Refused(404, "ServiceEndpointNotFoundException", $"No service connection found with identifier {named}.");
        }

        if (id == pipeline.UnreferencedServiceConnectionId)
        {
            throw Refused(
                401, "UnauthorizedRequestException",
                $"The service connection {id} is not referenced by the stage, so the job has no right to use it.");
        }

        var entra = call.Services.State.Entra;
        var token = id == pipeline.EntraServiceConnectionId
            ? entra.IssueFederatedToken(EmulatedIssuer.Tenant, TokenIssuers.ConnectionSubject)
            : entra.IssueFederatedToken(EmulatedIssuer.Pipelines, TokenIssuers.PipelinesSubject);
        return Answer.WriteAsync(
            call.Exchange, StatusCodes.Status200OK, new JsonObject { ["oidcToken"] = token }.ToJsonString(), Answer.Json);
    }

    private static ServiceRefusalException Refused(int status, string type, string message) =>
        new(new ServiceError(status, type, Framework, message));
}
