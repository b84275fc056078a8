using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Boards;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Work;

/// <summary>
/// GET <c>{project}/_apis/wit/classificationnodes[/{structureGroup}[/{path}]]</c>: areas and iterations, as deep as <c>$depth</c> goes. [D]
/// wit-7.1 <c>Classification Nodes_*</c>, not paged. There is one area here, the project's.
/// </summary>
internal static class ClassificationNodesRoute
{
    public static ResourceLocation Roots { get; } = new()
    {
        Id = new("a70579d1-f53a-48ee-a5be-7be8659023b9"),
        Route = EmulatedRoute.ClassificationNodes,
        Area = "wit",
        ResourceName = "classificationNodes",
        Template = "{project}/_apis/{area}/{resource}",
        ResourceVersion = 2,
        Choices = new Dictionary<string, ServiceEnum> { ["errorPolicy"] = ServiceEnums.ErrorPolicy },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerRootsAsync },
    };

    public static ResourceLocation Nodes { get; } = new()
    {
        Id = new("5a172953-1b41-49d3-840a-33f79c3ce89f"),
        Route = EmulatedRoute.ClassificationNodes,
        Area = "wit",
        ResourceName = "classificationNodes",
        Template = "{project}/_apis/{area}/{resource}/{structureGroup}/{*path?}",
        ResourceVersion = 2,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerRootsAsync(ResourceCall call)
    {
        var depth = call.Query.Number("$depth") ?? 0;
        var ids = call.Query.Numbers("ids");
        NodeBody[] roots = [Root(call, "area", depth), Root(call, "iteration", depth)];
        NodeBody[] found = ids.Count == 0
            ? roots
            : [.. roots.Concat(Sprint.Of(call.RequiredProject).Select(sprint => Node(call, sprint))).Where(node => ids.Contains(node.Id))];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<NodeBody>(found.Length, found), BodyJson.Service.PageBodyNodeBody);
    }

    private static Task AnswerAsync(ResourceCall call)
    {
        var group = call.Required("structureGroup");
        var word = ServiceEnums.StructureGroup.Number(group) is { } number
            ? ServiceEnums.StructureGroup.Word(number)
            : throw new ServiceRefusalException(ServiceErrors.InvalidQuery("structureGroup", group));
        if (call.Value("path") is not { Length: > 0 } path)
        {
            return BodyJson.AnswerAsync(
                call.Exchange, Root(call, word[..^1], call.Query.Number("$depth") ?? 0), BodyJson.Service.NodeBody);
        }

        var sprint = word == "iterations"
            ? Sprint.Of(call.RequiredProject).FirstOrDefault(one => one.Name.Equals(path, StringComparison.OrdinalIgnoreCase))
            : null;
        return sprint is null
            ? throw new ServiceRefusalException(new ServiceError(
                404, "ClassificationNodeNotFoundException",
                "Microsoft.TeamFoundation.WorkItemTracking.Server, Microsoft.TeamFoundation.WorkItemTracking.Server",
                $"VS402485: The area or iteration '{path}' does not exist."))
            : BodyJson.AnswerAsync(call.Exchange, Node(call, sprint), BodyJson.Service.NodeBody);
    }

    private static NodeBody Root(ResourceCall call, string type, int depth)
    {
        var project = call.RequiredProject;
        var children = type == "iteration" ? Sprint.Of(project) : [];
        var url = Url(call, type);
        return new NodeBody(
            type == "area" ? 1 : 2, StableGuid.From($"node/{project.Name}/{type}"), project.Name, type, children.Count > 0,
            depth > 0 && children.Count > 0 ? [.. children.Select(sprint => Node(call, sprint))] : null,
            $@"\{project.Name}\{(type == "area" ? "Area" : "Iteration")}", null,
            new Dictionary<string, LinkBody> { ["self"] = new(url) }, url);
    }

    private static NodeBody Node(ResourceCall call, Sprint sprint)
    {
        var url = $"{Url(call, "iteration")}/{Uri.EscapeDataString(sprint.Name)}";
        return new NodeBody(
            sprint.Id, sprint.Identifier, sprint.Name, "iteration", false, null,
            $@"\{call.RequiredProject.Name}\Iteration\{sprint.Name}", new IterationAttributesBody(sprint.Start, sprint.Finish, null),
            new Dictionary<string, LinkBody> { ["self"] = new(url), ["parent"] = new(Url(call, "iteration")) }, url);
    }

    private static string Url(ResourceCall call, string type) =>
        $"{call.Address.In(call.RequiredProject)}/_apis/wit/classificationNodes/{(type == "area" ? "Areas" : "Iterations")}";
}
