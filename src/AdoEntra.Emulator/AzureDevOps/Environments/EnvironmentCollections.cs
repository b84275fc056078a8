using System.Text.Json.Nodes;
using AdoEntra.Emulator.AzureDevOps.Agents;
using AdoEntra.Emulator.AzureDevOps.Collections;
using AdoEntra.Emulator.AzureDevOps.Routing;

namespace AdoEntra.Emulator.AzureDevOps.Environments;

/// <summary>
/// The environments of a project, and the virtual machines of one. [D] environments-7.2; [I] that a name is looked for as it is, whatever
/// its case, and that what an environment consists of comes only where it is asked for.
/// </summary>
internal static class EnvironmentCollections
{
    private static readonly CollectionRoute Environments = new()
    {
        Id = new("8572b1fc-2482-47fa-8f74-7e3ed53ee54b"),
        Area = "distributedtask",
        Resource = "environments",
        Template = "{project}/_apis/pipelines/{resource}/{environmentId?}",
        PreviewOnly = true,
        Paging = CollectionPaging.Token,
        Choices = new Dictionary<string, ServiceEnum> { ["expands"] = ServiceEnums.EnvironmentExpands },
        Filters = new Dictionary<string, string> { ["name"] = "name" },
        Verbs = "GET POST PATCH DELETE",
        Sample = "environments.json",
        Adapt = (call, environment) =>
            environment["resources"] = IsExpanded(call) ? environment["resources"]?.DeepClone() : new JsonArray(),
        NotFound = NotFound,
    };

    public static IReadOnlyList<CollectionRoute> Rows { get; } =
    [
        Environments,
        new()
        {
            Id = new("5c1d0000-48a7-4f1e-8000-0000000000a1"),
            Name = "environmentMachines",
            Area = "distributedtask",
            Resource = "virtualmachines",
            Template = "{project}/_apis/pipelines/environments/{environmentId}/providers/{resource}",
            PreviewOnly = true,
            Paging = CollectionPaging.Token,
            UsualPage = 1000,
            Filters = new Dictionary<string, string> { ["name"] = "name" },
            Items = call => References(call, "virtualMachine").Select(reference => Resource(call, reference, new
            {
                Agent = AgentListing.OfMachine(call, (int)reference["id"]!, (string)reference["name"]!),
            })),
            NotFound = NotFound,
            Example = new Dictionary<string, string> { ["environmentId"] = "1" },
        },
    ];

    /// <summary>An environment by the number in the address.</summary>
    public static JsonObject Find(ResourceCall call) => CollectionAnswers.Find(Environments, call, call.Required("environmentId"));

    /// <summary>What the environment in the address refers to, of one kind.</summary>
    public static IEnumerable<JsonObject> References(ResourceCall call, string type)
    {
        var id = (int)Find(call)["id"]!;
        var scope = CollectionScope.Of(Environments, call);
        return call.Organization.Collections.Of(Environments).Items
            .Where(item => scope.Has(item) && (int)item.Fields["id"]! == id)
            .SelectMany(item => item.Fields["resources"]!.AsArray())
            .Select(reference => reference!.AsObject())
            .Where(reference => (string?)reference["type"] == type);
    }

    /// <summary>What an environment consists of, with what its kind has in addition.</summary>
    public static JsonObject Resource(ResourceCall call, JsonObject reference, object more)
    {
        var environment = Find(call);
        var body = reference.DeepClone().AsObject();
        foreach (var name in (string[])["createdBy", "createdOn", "lastModifiedBy", "lastModifiedOn"])
        {
            body[name] = environment[name]!.DeepClone();
        }

        body["environmentReference"] = new JsonObject { ["id"] = (int)environment["id"]!, ["name"] = (string)environment["name"]! };
        foreach (var (name, value) in BodyJson.Node(more).ToList())
        {
            body[name] = value?.DeepClone();
        }

        return body;
    }

    private static bool IsExpanded(ResourceCall call) =>
        call.Exchange.Match.Location!.Choices.ContainsKey("expands") && call.Choice("expands") == "resourceReferences";

    private static ServiceError NotFound(string key) => new(
        404, "EnvironmentNotFoundException",
        "Microsoft.Azure.Pipelines.Environments.Server, Microsoft.Azure.Pipelines.Environments.Server",
        $"Environment with id {key} does not exist or has been deleted.");
}
