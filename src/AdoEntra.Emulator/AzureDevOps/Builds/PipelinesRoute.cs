using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Definitions;
using AdoEntra.Emulator.AzureDevOps.Git;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Builds;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// GET <c>{project}/_apis/pipelines[/{id}]</c>, paged by <c>$top</c> and a token in a header; POST creates one of a YAML file. [D]
/// pipelines-7.1, protocol 3.8. [C] The file need not be there yet.
/// </summary>
internal static class PipelinesRoute
{
    private const int UsualPage = 10_000;

    public static ResourceLocation Pipelines { get; } = new()
    {
        Id = new("28e1305e-2afe-47bf-abaf-cbb0e6a91988"),
        Route = EmulatedRoute.Pipelines,
        GivesTokens = true,
        Area = "pipelines",
        ResourceName = "pipelines",
        Template = "{project}/_apis/{resource}/{pipelineId?}",
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerAsync,
            [HttpMethods.Post] = CreateAsync,
        },
    };

    /// <summary>The pipeline in the address.</summary>
    public static BuildDefinition Find(ResourceCall call)
    {
        var id = call.Required("pipelineId");
        return call.Organization.Definitions.Of(call.RequiredProject).Items
                .FirstOrDefault(one => one.Id.ToString(CultureInfo.InvariantCulture) == id)
            ?? throw new ServiceRefusalException(BuildErrors.NoPipeline(id));
    }

    private static Task AnswerAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        if (call.Value("pipelineId") is not null)
        {
            return AnswerOneAsync(call, project, Find(call));
        }

        // [D] By name, unless another order is asked for.
        IEnumerable<BuildDefinition> sorted = call.Organization.Definitions
            .Of(project).Items
            .OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase);
        sorted = call.Query.Text("orderBy")?.EndsWith(" desc", StringComparison.OrdinalIgnoreCase) == true ? sorted.Reverse() : sorted;
        BuildDefinition[] all = [.. sorted];
        var window = PageWindow.ByToken(call, Math.Min(call.Query.Number("$top", least: 1) ?? UsualPage, UsualPage));
        window.Announce(call, all.Length);
        PipelineBody[] page = [.. window.Of(all).Select(one => PipelineListing.Of(call, project, one, whole: false))];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<PipelineBody>(page.Length, page), BodyJson.Service.PageBodyPipelineBody);
    }

    private static async Task CreateAsync(ResourceCall call)
    {
        if (call.Value("pipelineId") is not null)
        {
            throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        }

        var project = call.RequiredProject;
        var body = await ResourceBody.ReadObjectAsync(call);
        var configuration = body.Member("configuration");
        if (configuration.MemberText("type") != "yaml")
        {
            throw new ServiceRefusalException(ServiceErrors.InvalidMember("configuration", "only the type 'yaml' can be created."));
        }

        var named = configuration.Member("repository").MemberText("id");
        var repository = Guid.TryParse(named, out var id) ? project.Repositories.FirstOrDefault(one => one.Id == id) : null;
        if (repository is null)
        {
            throw new ServiceRefusalException(GitErrors.NoRepository(named ?? string.Empty));
        }

        var created = new BuildDefinition(
            call.Organization.Definitions.NextId(), DefinitionChanges.Name(body), DefinitionChanges.Folder(call, body, "folder"),
            repository)
        {
            YamlFilename = "/" + (configuration.MemberText("path")
                ?? throw new ServiceRefusalException(ServiceErrors.InvalidMember("path", "it is missing."))).TrimStart('/'),
            Created = call.Services.RunClock.Now,
        };
        DefinitionChanges.RefuseTaken(call, project, created);
        call.Organization.Definitions.Of(project).Add(created);
        await AnswerOneAsync(call, project, created);
    }

    private static Task AnswerOneAsync(ResourceCall call, EmulatedProject project, BuildDefinition pipeline) =>
        BodyJson.AnswerAsync(
            call.Exchange, PipelineListing.Of(call, project, pipeline, whole: true), BodyJson.Service.PipelineBody);
}
