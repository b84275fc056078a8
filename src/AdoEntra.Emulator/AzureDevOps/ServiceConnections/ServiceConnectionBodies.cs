using System.Text.Json.Nodes;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.ServiceConnections;

namespace AdoEntra.Emulator.AzureDevOps.ServiceConnections;

/// <summary>
/// What is shown of a service connection. [D] serviceEndpoint-7.1, and 7.2 for the fields that only that version has; [I] a secret is null.
/// </summary>
internal static class ServiceConnectionBodies
{
    public static JsonObject Of(ResourceCall call, ServiceConnection connection, Guid project)
    {
        var there = connection.Projects.FirstOrDefault(one => one.Id == project) ?? connection.Projects[0];
        var body = connection.Fields.DeepClone().AsObject();
        var parameters = body["authorization"]!["parameters"]?.AsObject() ?? [];
        foreach (var secret in connection.Secrets.Keys)
        {
            parameters[secret] = null;
        }

        body["authorization"]!.AsObject()["parameters"] = parameters.Parent is null ? parameters : parameters.DeepClone();
        body["id"] = connection.Id;
        body["name"] = there.Name;
        body["description"] = there.Description;
        body["createdBy"] = BodyJson.Node(GraphSubject.Reference(call.Address, connection.CreatedBy));
        body["isShared"] = connection.Projects.Count > 1;
        body["isReady"] = true;
        body["serviceEndpointProjectReferences"] = new JsonArray(
        [
            .. connection.Projects.Select(one => new JsonObject
            {
                ["projectReference"] = new JsonObject { ["id"] = one.Id, ["name"] = call.FindProject(one.Id.ToString()).Name },
                ["name"] = one.Name,
                ["description"] = one.Description,
            }),
        ]);
        if (ApiVersion.Number(call.Exchange) >= 7.2)
        {
            body["isDisabled"] = connection.IsDisabled;
            body["isOutdated"] = connection.IsOutdated;
            body["creationDate"] = connection.Created;
            body["modificationDate"] = connection.Changed;
            body["modifiedBy"] = BodyJson.Node(GraphSubject.Reference(call.Address, connection.ChangedBy));
        }

        return body;
    }

    public static JsonObject Use(ServiceConnection connection, ConnectionUse use) => new()
    {
        ["endpointId"] = connection.Id,
        ["data"] = new JsonObject
        {
            ["id"] = use.RunId,
            ["planType"] = "Build",
            ["definition"] = new JsonObject { ["id"] = use.PipelineId, ["name"] = use.Pipeline },
            ["owner"] = new JsonObject { ["id"] = use.RunId, ["name"] = $"20260714.{use.RunId}" },
            ["startTime"] = use.Start,
            ["finishTime"] = use.Start.AddMinutes(2),
            ["result"] = use.Result,
        },
    };
}
