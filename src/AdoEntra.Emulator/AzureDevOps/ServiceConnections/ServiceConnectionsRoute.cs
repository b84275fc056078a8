using System.Text.Json;
using System.Text.Json.Nodes;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.ServiceConnections;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.ServiceConnections;

/// <summary>
/// <c>{project}/_apis/serviceendpoint/endpoints[/{endpointId}]</c> and what runs have used one; changes at
/// <c>_apis/serviceendpoint/endpoints[/{endpointId}]</c>. [D] serviceEndpoint-7.1 and 7.2. [I] A secret input that is not sent, or null,
/// stays as it is; any other text becomes the secret.
/// </summary>
internal static class ServiceConnectionsRoute
{
    public static ResourceLocation OfProject { get; } = new()
    {
        Id = new("e85f1c62-adfc-4b74-b618-11a150fb195e"),
        Route = new("serviceEndpoints"),
        Area = "serviceendpoint",
        ResourceName = "endpoints",
        Template = "{project}/_apis/{area}/{resource}/{endpointId?}",
        ResourceVersion = 4,
        Choices = new Dictionary<string, ServiceEnum> { ["actionFilter"] = ServiceEnums.EndpointActionFilter },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    public static ResourceLocation OfOrganization { get; } = new()
    {
        Id = new("14e48fdc-2c8b-41ce-a0c3-e26f6cc55bd0"),
        Route = new("serviceEndpoints"),
        Area = "serviceendpoint",
        ResourceName = "endpoints",
        Template = "_apis/{area}/{resource}/{endpointId?}",
        ResourceVersion = 4,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Post] = CreateAsync,
            [HttpMethods.Put] = ReplaceAsync,
            [HttpMethods.Patch] = ShareAsync,
            [HttpMethods.Delete] = DeleteAsync,
        },
    };

    public static ResourceLocation History { get; } = new()
    {
        Id = new("10a16738-9299-4cd1-9a81-fd23ad6200d0"),
        Route = new("serviceEndpointHistory"),
        Area = "serviceendpoint",
        ResourceName = "executionhistory",
        Template = "{project}/_apis/{area}/{endpointId}/{resource}",
        GivesTokens = true,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerHistoryAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var project = call.RequiredProject.Id;
        var all = call.Organization.ServiceConnections.Items.Where(one => one.Projects.Any(there => there.Id == project));
        if (call.Value("endpointId") is { } id)
        {
            return BodyJson.AnswerAnyAsync(call.Exchange, ServiceConnectionBodies.Of(
                call, all.FirstOrDefault(one => one.Id.ToString() == id) ?? throw NotFound(id), project));
        }

        var (names, ids, schemes) = (Texts(call, "endpointNames"), Texts(call, "endpointIds"), Texts(call, "authSchemes"));
        return BodyJson.AnswerPageAsync(call.Exchange, all
            .Where(one => Has(names, one.Projects.First(there => there.Id == project).Name) && Has(ids, one.Id.ToString())
                && Has(schemes, one.Scheme) && Has(Texts(call, "type"), one.Type))
            .Select(one => ServiceConnectionBodies.Of(call, one, project)));
    }

    private static Task AnswerHistoryAsync(ResourceCall call)
    {
        var connection = Find(call, call.RequiredProject.Id);
        var window = PageWindow.ByToken(call, call.Query.Number("top", least: 1) ?? 50);
        window.Announce(call, connection.Uses.Count);
        return BodyJson.AnswerPageAsync(
            call.Exchange, window.Of(connection.Uses).Select(use => ServiceConnectionBodies.Use(connection, use)));
    }

    private static async Task CreateAsync(ResourceCall call)
    {
        if (call.Value("endpointId") is not null)
        {
            throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        }

        var body = await ResourceBody.ReadObjectAsync(call);
        var now = call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime;
        var projects = Projects(call, body.Member("serviceEndpointProjectReferences"));
        var made = Apply(call, body, new ServiceConnection(Guid.NewGuid(), [], new Dictionary<string, string>(), projects)
        {
            CreatedBy = call.Caller, Created = now, ChangedBy = call.Caller, Changed = now,
        });
        if (made.Scheme == "WorkloadIdentityFederation")
        {
            var parameters = made.Fields["authorization"]!["parameters"]!.AsObject();
            parameters["workloadIdentityFederationIssuer"] = $"https://login.microsoftonline.com/{parameters["tenantid"]}/v2.0";
            parameters["workloadIdentityFederationSubject"] =
                $"/eid1/c/pub/t/emulated/a/emulated/sc/{call.Organization.Id}/{made.Id}";
        }

        if (!call.Organization.ServiceConnections.TryAdd(one => Clash(one, projects), made))
        {
            throw new ServiceRefusalException(ServiceConnectionErrors.Taken(projects[0].Name));
        }

        await BodyJson.AnswerAnyAsync(call.Exchange, ServiceConnectionBodies.Of(call, made, projects[0].Id));
    }

    private static async Task ReplaceAsync(ResourceCall call)
    {
        var connection = Find(call, project: null);
        var body = await ResourceBody.ReadObjectAsync(call);
        var now = call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime;
        var changed = Apply(call, body, connection) with
        {
            Projects = Projects(call, body.Member("serviceEndpointProjectReferences")),
            ChangedBy = call.Caller,
            Changed = now,
            IsDisabled = body.Member("isDisabled").ValueKind == JsonValueKind.Undefined
                ? connection.IsDisabled
                : body.MemberFlag("isDisabled"),
        };
        call.Organization.ServiceConnections.Replace(one => one.Id == connection.Id, _ => changed);
        await BodyJson.AnswerAnyAsync(call.Exchange, ServiceConnectionBodies.Of(call, changed, changed.Projects[0].Id));
    }

    private static async Task ShareAsync(ResourceCall call)
    {
        var connection = Find(call, project: null);
        var added = Projects(call, await ResourceBody.ReadArrayAsync(call));
        call.Organization.ServiceConnections.Replace(
            one => one.Id == connection.Id,
            one => one with { Projects = [.. one.Projects, .. added.Where(project => one.Projects.All(there => there.Id != project.Id))] });
        await Answer.EmptyAsync(call.Exchange, StatusCodes.Status200OK);
    }

    private static Task DeleteAsync(ResourceCall call)
    {
        var connection = Find(call, project: null);
        var named = call.Query.Text("projectIds")?.Split(',', StringSplitOptions.TrimEntries)
            ?? throw new ServiceRefusalException(ServiceErrors.InvalidQuery("projectIds", string.Empty));
        Guid[] projects = [.. named.Select(project => call.FindProject(project).Id)];

        // [D] It is taken out of the projects that are named, and is gone with the last one.
        ConnectionProject[] left = [.. connection.Projects.Where(one => !projects.Contains(one.Id))];
        if (left.Length == 0)
        {
            call.Organization.ServiceConnections.Remove(one => one.Id == connection.Id);
        }
        else
        {
            call.Organization.ServiceConnections.Replace(one => one.Id == connection.Id, one => one with { Projects = left });
        }

        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
    }

    private static ServiceConnection Apply(ResourceCall call, JsonElement body, ServiceConnection connection)
    {
        var fields = new JsonObject();
        foreach (var name in (string[])["name", "type", "url", "description", "owner", "authorization", "data"])
        {
            fields[name] = body.Member(name) is { ValueKind: not JsonValueKind.Undefined } value
                ? JsonNode.Parse(value.GetRawText())
                : null;
        }

        fields["owner"] ??= "library";
        fields["data"] ??= new JsonObject();
        if (fields["name"] is null || fields["type"] is null || fields["authorization"]?["scheme"] is null)
        {
            throw new ServiceRefusalException(ServiceConnectionErrors.Unfit("Service Connection Authorization cannot be null."));
        }

        var scheme = (string)fields["authorization"]!["scheme"]!;
        var inputs = ConnectionTypeCollections.SecretInputs(call.Organization, (string)fields["type"]!, scheme)
            ?? throw new ServiceRefusalException(
                ServiceConnectionErrors.Unfit($"The type {fields["type"]} has no authentication scheme {scheme}."));
        if (fields["authorization"]!["parameters"] is not JsonObject parameters)
        {
            fields["authorization"]!.AsObject()["parameters"] = parameters = [];
        }

        Dictionary<string, string> secrets = new(StringComparer.OrdinalIgnoreCase);
        foreach (var input in inputs)
        {
            var sent = parameters.FirstOrDefault(one => one.Key.Equals(input, StringComparison.OrdinalIgnoreCase));
            if ((string?)sent.Value is { } text)
            {
                secrets[input] = text;
            }
            else if (connection.Secrets.TryGetValue(input, out var before))
            {
                secrets[input] = before;
            }

            if (sent.Key is not null)
            {
                parameters.Remove(sent.Key);
            }
        }

        return connection with { Fields = fields, Secrets = secrets };
    }

    private static ConnectionProject[] Projects(ResourceCall call, JsonElement references)
    {
        ConnectionProject[] projects = references.ValueKind != JsonValueKind.Array
            ? []
            :
            [
                .. references.EnumerateArray().Select(reference => new ConnectionProject(
                    call.FindProject(
                        reference.Member("projectReference").MemberText("id") ?? reference.Member("projectReference").MemberText("name")
                            ?? string.Empty).Id,
                    reference.MemberText("name") ?? string.Empty,
                    reference.MemberText("description") ?? string.Empty)),
            ];
        return projects.Length > 0
            ? projects
            : throw new ServiceRefusalException(ServiceErrors.InvalidMember("serviceEndpointProjectReferences", "a project is needed."));
    }

    private static bool Clash(ServiceConnection connection, ConnectionProject[] projects) => connection.Projects.Any(
        one => projects.Any(other => other.Id == one.Id && other.Name.Equals(one.Name, StringComparison.OrdinalIgnoreCase)));

    private static ServiceConnection Find(ResourceCall call, Guid? project)
    {
        var id = call.Value("endpointId")
            ?? throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        return call.Organization.ServiceConnections.Items.FirstOrDefault(
                one => one.Id.ToString() == id && (project is null || one.Projects.Any(there => there.Id == project)))
            ?? throw NotFound(id);
    }

    private static ServiceRefusalException NotFound(string id) => new(ServiceConnectionErrors.NotFound(id));

    private static string[]? Texts(ResourceCall call, string name) =>
        call.Query.Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool Has(string[]? wanted, string value) =>
        wanted is null || wanted.Contains(value, StringComparer.OrdinalIgnoreCase);
}
