using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Core;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Agents;
using AdoEntra.Emulator.Organizations.Builds;
using AdoEntra.Emulator.Organizations.Runs;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>Makes the bodies of builds and their definitions.</summary>
internal static class BuildListing
{
    public static string Url(ResourceCall call, EmulatedProject project, Build build) =>
        $"{call.Address.In(project)}/_apis/build/Builds/{build.Id}";

    /// <summary>How far a build is now.</summary>
    public static RunProgress Progress(ResourceCall call, Build build) =>
        build.At(call.Services.RunClock.Now, call.Organization.StageGates.Items);

    public static BuildBody Of(ResourceCall call, EmulatedProject project, Build build)
    {
        var url = Url(call, project, build);
        var progress = Progress(call, build);
        var definition = call.Organization.Definitions.Of(project).Items.FirstOrDefault(one => one.Id == build.Definition.Id)
            ?? build.Definition;
        var requester = GraphSubject.Reference(call.Address, build.Requester);
        var plan = new BuildPlanBody(StableGuid.From("plan/" + build.Id));
        var triggers = build.Reason == "individualCI"
            ? new Dictionary<string, string>
            {
                ["ci.sourceBranch"] = build.Branch,
                ["ci.sourceSha"] = build.SourceCommit,
                ["ci.message"] = build.Definition.Repository.Content.Value.Objects.Commit(build.SourceCommit)?.Comment ?? string.Empty,
            }
            : [];
        return new BuildBody(
            new Dictionary<string, LinkBody>
            {
                ["self"] = new(url),
                ["web"] = new($"{call.Address.ProjectWeb(project)}/_build/results?buildId={build.Id}"),
                ["timeline"] = new(url + "/Timeline"),
            },
            build.Id, build.Number, progress.Status, progress.Result, build.Queued, progress.Started, progress.Finished, url,
            Definition(call, project, definition, whole: false), 1, ProjectsRoute.Reference(call.Address, project),
            $"vstfs:///Build/Build/{build.Id}", build.Branch, build.SourceCommit, Queue(AgentQueue.Usual), build.Priority, build.Reason,
            requester, requester, progress.Finished ?? progress.Started ?? build.Queued, requester, plan, [plan],
            new(0, "Container", url + "/logs"), Repository(call, project, definition), build.Tags,
            new Dictionary<string, string>(), triggers,
            build.TemplateParameters,
            build.Variables.Count == 0
                ? null
                : JsonSerializer.Serialize(
                    build.Variables.ToDictionary(one => one.Key, one => one.Value.IsSecret ? null : one.Value.Value)),
            [], false, true);
    }

    /// <summary>A definition; by itself and in its list it says more than inside a build.</summary>
    public static DefinitionBody Definition(
        ResourceCall call, EmulatedProject project, BuildDefinition definition, bool whole, bool isDetailed = false)
    {
        var url = $"{call.Address.In(project)}/_apis/build/Definitions/{definition.Id}?revision={definition.Revision}";
        return new DefinitionBody(
            whole ? new Dictionary<string, LinkBody> { ["self"] = new(url) } : null,
            whole ? "definition" : null,
            whole ? GraphSubject.Reference(call.Address, KnownPrincipals.Person) : null,
            definition.Id, definition.Name, url, $"vstfs:///Build/Definition/{definition.Id}", definition.Folder, "build",
            definition.QueueStatus, definition.Revision, whole ? definition.Created : null,
            ProjectsRoute.Reference(call.Address, project), isDetailed ? Repository(call, project, definition) : null,
            isDetailed ? new BuildProcessBody(definition.YamlFilename is null ? 1 : 2, definition.YamlFilename) : null,
            whole ? Queue(AgentQueue.Usual) : null, isDetailed ? "$(Date:yyyyMMdd)$(Rev:.r)" : null, isDetailed ? "project" : null,
            isDetailed ? 60 : null, isDetailed ? 5 : null, isDetailed ? new Dictionary<string, string>() : null, isDetailed ? [] : null,
            isDetailed ? [new BuildTriggerBody("continuousIntegration")] : null,
            isDetailed ? Variables(definition) : null, isDetailed ? [] : null);
    }

    // [D] A secret has no value.
    private static Dictionary<string, DefinitionVariableBody> Variables(BuildDefinition definition) => definition.Variables.ToDictionary(
        variable => variable.Key,
        variable => new DefinitionVariableBody(
            variable.Value.IsSecret ? null : variable.Value.Value, variable.Value.IsSecret ? true : null,
            variable.Value.AllowsOverride ? true : null));

    private static BuildQueueBody Queue(AgentQueue queue) =>
        new(queue.Id, queue.Name, new(queue.Pool.Id, queue.Pool.Name, queue.Pool.IsHosted));

    private static BuildRepositoryBody Repository(ResourceCall call, EmulatedProject project, BuildDefinition definition)
    {
        var repository = definition.Repository;
        return new BuildRepositoryBody(
            repository.Id.ToString(), "TfsGit", repository.Name, call.Address.RepositoryWeb(project, repository), definition.Branch,
            null, false);
    }
}
