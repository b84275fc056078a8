using AdoEntra.Emulator.AzureDevOps.Core;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations.Builds;
using AdoEntra.Emulator.Organizations.Git;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>Makes the bodies of builds and their definitions.</summary>
internal static class BuildListing
{
    private static readonly DateTime Created = new(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc);

    public static string Url(ResourceCall call, EmulatedProject project, Build build) =>
        $"{call.Address.In(project)}/_apis/build/Builds/{build.Id}";

    public static BuildBody Of(ResourceCall call, EmulatedProject project, Build build)
    {
        var (url, repository) = (Url(call, project, build), build.Definition.Repository);
        var requester = GraphSubject.Reference(call.Address, build.Requester);
        return new BuildBody(
            new Dictionary<string, LinkBody>
            {
                ["self"] = new(url),
                ["web"] = new($"{call.Address.ProjectWeb(project)}/_build/results?buildId={build.Id}"),
            },
            build.Id, build.Number, build.IsCompleted ? "completed" : "inProgress", build.Result, build.Queued, build.Started,
            build.Finished, url, Definition(call, project, build.Definition, whole: false), ProjectsRoute.Reference(call.Address, project),
            $"vstfs:///Build/Build/{build.Id}", "refs/heads/main", ObjectId.Of(repository.Id, build.Id), "normal",
            build.Requester.Kind == IdentityKind.User ? "manual" : "individualCI", requester, requester, build.Finished ?? build.Started,
            new(repository.Id.ToString(), "TfsGit", repository.Name, call.Address.RepositoryWeb(project, repository)), [], false);
    }

    /// <summary>A definition; by itself and in its list it says more than inside a build.</summary>
    public static DefinitionBody Definition(ResourceCall call, EmulatedProject project, BuildDefinition definition, bool whole)
    {
        var url = $"{call.Address.In(project)}/_apis/build/Definitions/{definition.Id}?revision=1";
        return new DefinitionBody(
            whole ? new Dictionary<string, LinkBody> { ["self"] = new(url) } : null,
            whole ? "definition" : null,
            whole ? GraphSubject.Reference(call.Address, KnownPrincipals.Person) : null,
            definition.Id, definition.Name, url, $"vstfs:///Build/Definition/{definition.Id}", definition.Folder, "build", "enabled", 1,
            whole ? Created : null, ProjectsRoute.Reference(call.Address, project));
    }
}
