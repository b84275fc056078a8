using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Builds;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Builds;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Definitions;

/// <summary>
/// GET <c>{project}/_apis/build/definitions[/{definitionId}]</c>, paged by <c>$top</c> and a token in a header; PUT takes a whole
/// definition, and refuses one that was read before another change; DELETE takes its builds with it. [D] build-7.1, protocol 3.8.
/// </summary>
internal static class DefinitionsRoute
{
    private const int UsualPage = 1_000;

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("dbeaf647-6167-421a-bda9-c9327b25e2e6"),
        Route = EmulatedRoute.BuildDefinitions,
        GivesTokens = true,
        Area = "build",
        ResourceName = "definitions",
        Template = "{project}/_apis/{area}/{resource}/{definitionId?}",
        ResourceVersion = 7,
        Choices = new Dictionary<string, ServiceEnum> { ["queryOrder"] = ServiceEnums.DefinitionQueryOrder },
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerAsync,
            [HttpMethods.Put] = ReplaceAsync,
            [HttpMethods.Delete] = DeleteAsync,
        },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        if (call.Value("definitionId") is not null)
        {
            return AnswerOneAsync(call, project, Find(call, project));
        }

        var (name, path, ids) = (call.Query.Text("name"), call.Query.Text("path"), call.Query.Numbers("definitionIds"));
        var repository = call.Query.Text("repositoryId");
        var kind = call.Query.Number("processType");
        var named = call.Organization.Definitions.Of(project).Items.Where(one =>
            (name is null || Fits(name, one.Name)) && (path is null || BuildDefinitions.Is(path, one.Folder))
            && (ids.Count == 0 || ids.Contains(one.Id)) && (kind is null || kind == (one.YamlFilename is null ? 1 : 2))
            && (repository is null || repository.Equals(one.Repository.Id.ToString(), StringComparison.OrdinalIgnoreCase)));
        BuildDefinition[] sorted = call.Choice("queryOrder") switch
        {
            "definitionNameAscending" => [.. named.OrderBy(definition => definition.Name, StringComparer.OrdinalIgnoreCase)],
            "definitionNameDescending" => [.. named.OrderByDescending(definition => definition.Name, StringComparer.OrdinalIgnoreCase)],
            _ => [.. named],
        };
        var page = BuildsRoute.Page(call, sorted, UsualPage);
        var isDetailed = call.Query.Flag("includeAllProperties");
        return BodyJson.AnswerAsync(
            call.Exchange,
            new PageBody<DefinitionBody>(
                page.Length, [.. page.Select(one => BuildListing.Definition(call, project, one, whole: true, isDetailed))]),
            BodyJson.Service.PageBodyDefinitionBody);
    }

    private static async Task ReplaceAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        var known = Find(call, project);
        var body = await ResourceBody.ReadObjectAsync(call);
        var changed = DefinitionChanges.Of(call, project, known, body);
        call.Organization.Definitions.AddFolder(project, changed.Folder, null);
        if (!call.Organization.Definitions.Of(project).Replace(one => one.Id == known.Id && one.Revision == known.Revision, _ => changed))
        {
            throw new ServiceRefusalException(BuildErrors.DefinitionIsStale(known.Name));
        }

        await AnswerOneAsync(call, project, changed);
    }

    private static Task DeleteAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        DefinitionChanges.Delete(call, project, Find(call, project));
        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
    }

    private static BuildDefinition Find(ResourceCall call, EmulatedProject project)
    {
        var id = call.Value("definitionId")
            ?? throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        return call.Organization.Definitions.Of(project).Items
                .FirstOrDefault(definition => definition.Id.ToString(CultureInfo.InvariantCulture) == id)
            ?? throw new ServiceRefusalException(BuildErrors.NoDefinition(id));
    }

    private static Task AnswerOneAsync(ResourceCall call, EmulatedProject project, BuildDefinition definition) => BodyJson.AnswerAsync(
        call.Exchange, BuildListing.Definition(call, project, definition, whole: true, isDetailed: true), BodyJson.Service.DefinitionBody);

    // [D] A star stands for anything at the end.
    private static bool Fits(string asked, string name) => asked.EndsWith('*')
        ? name.StartsWith(asked[..^1], StringComparison.OrdinalIgnoreCase)
        : name.Equals(asked, StringComparison.OrdinalIgnoreCase);
}
