using AdoEntra.Emulator.AzureDevOps.Builds;
using AdoEntra.Emulator.AzureDevOps.Core;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations.Builds;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Definitions;

/// <summary>
/// GET <c>{project}/_apis/build/folders[/{path}]</c>: the folders of pipelines, and those below one; PUT creates, POST changes, DELETE
/// takes away with all that is in it, each by <c>?path=</c>. [D] build-7.1 <c>Folders_*</c>, preview only.
/// </summary>
internal static class FoldersRoute
{
    public static ResourceLocation Location { get; } = new()
    {
        Id = new("a906531b-d2da-4f55-bda7-f3e676cc50d9"),
        Route = EmulatedRoute.PipelineFolders,
        Area = "build",
        ResourceName = "folders",
        Template = "{project}/_apis/{area}/{resource}/{*path?}",
        ResourceVersion = 2,
        PreviewOnly = true,
        Choices = new Dictionary<string, ServiceEnum> { ["queryOrder"] = ServiceEnums.FolderQueryOrder },
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerAsync,
            [HttpMethods.Put] = CreateAsync,
            [HttpMethods.Post] = ChangeAsync,
            [HttpMethods.Delete] = DeleteAsync,
        },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        var below = Path(call.Value("path"));
        var found = call.Organization.Definitions.FoldersOf(project).Items
            .Where(folder => BuildDefinitions.IsIn(folder.Path, below))
            .OrderBy(folder => folder.Path, StringComparer.OrdinalIgnoreCase);
        return BodyJson.AnswerPageAsync(
            call.Exchange,
            (call.Choice("queryOrder") == "folderDescending" ? found.Reverse() : found).Select(folder => Body(call, project, folder)));
    }

    private static async Task CreateAsync(ResourceCall call)
    {
        var (project, path) = (call.RequiredProject, Named(call));
        var body = await ResourceBody.ReadObjectAsync(call);
        var folders = call.Organization.Definitions.FoldersOf(project);
        if (folders.Items.Any(folder => BuildDefinitions.Is(folder.Path, path)))
        {
            throw new ServiceRefusalException(BuildErrors.FolderExists(path));
        }

        await BodyJson.AnswerAnyAsync(
            call.Exchange,
            Body(call, project, call.Organization.Definitions.AddFolder(project, path, body.MemberText("description"))));
    }

    private static async Task ChangeAsync(ResourceCall call)
    {
        var (project, path) = (call.RequiredProject, Named(call));
        var body = await ResourceBody.ReadObjectAsync(call);
        var changed = new PipelineFolder(Path(body.MemberText("path") ?? path), body.MemberText("description"));
        var definitions = call.Organization.Definitions;
        if (!definitions.FoldersOf(project).Replace(folder => BuildDefinitions.Is(folder.Path, path), _ => changed))
        {
            throw new ServiceRefusalException(BuildErrors.NoFolder(path));
        }

        foreach (var definition in definitions.Of(project).Items.Where(one => BuildDefinitions.Is(one.Folder, path)))
        {
            definitions.Of(project).Replace(one => one.Id == definition.Id, one => one with { Folder = changed.Path });
        }

        await BodyJson.AnswerAnyAsync(call.Exchange, Body(call, project, changed));
    }

    private static Task DeleteAsync(ResourceCall call)
    {
        var (project, path) = (call.RequiredProject, Named(call));
        var definitions = call.Organization.Definitions;
        if (!definitions.FoldersOf(project).Items.Any(folder => BuildDefinitions.Is(folder.Path, path)))
        {
            throw new ServiceRefusalException(BuildErrors.NoFolder(path));
        }

        foreach (var definition in definitions.Of(project).Items.Where(one => BuildDefinitions.IsIn(one.Folder, path)))
        {
            DefinitionChanges.Delete(call, project, definition);
        }

        definitions.FoldersOf(project).Remove(folder => BuildDefinitions.IsIn(folder.Path, path));
        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
    }

    private static string Named(ResourceCall call) => Path(call.Query.Text("path")
        ?? throw new ServiceRefusalException(ServiceErrors.InvalidQuery("path", string.Empty)));

    private static string Path(string? text) => BuildDefinitions.Root + (text ?? string.Empty).Replace('/', '\\').Trim('\\');

    private static object Body(ResourceCall call, EmulatedProject project, PipelineFolder folder) => new
    {
        folder.Path,
        Description = folder.Description ?? string.Empty,
        CreatedBy = GraphSubject.Reference(call.Address, KnownPrincipals.Person),
        CreatedOn = new DateTime(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc),
        Project = ProjectsRoute.Reference(call.Address, project),
    };
}
