using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Core;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Agents;
using AdoEntra.Emulator.Organizations.Builds;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>Makes the bodies of builds and their definitions.</summary>
internal static class BuildListing
{
    private static readonly DateTime Created = new(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc);

    public static string Url(ResourceCall call, EmulatedProject project, Build build) =>
        $"{call.Address.In(project)}/_apis/build/Builds/{build.Id}";

    public static BuildBody Of(ResourceCall call, EmulatedProject project, Build build)
    {
        var url = Url(call, project, build);
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
            build.Id, build.Number, build.Status, build.Result, build.Queued, build.Started, build.Finished, url,
            Definition(call, project, build.Definition, whole: false), 1, ProjectsRoute.Reference(call.Address, project),
            $"vstfs:///Build/Build/{build.Id}", build.Branch, build.SourceCommit, Queue(AgentQueue.Usual), build.Priority, build.Reason,
            requester, requester, build.Finished ?? build.Started ?? build.Queued, requester, plan, [plan],
            new(0, "Container", url + "/logs"), Repository(call, project, build.Definition), [], new Dictionary<string, string>(), triggers,
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
        var url = $"{call.Address.In(project)}/_apis/build/Definitions/{definition.Id}?revision=1";
        return new DefinitionBody(
            whole ? new Dictionary<string, LinkBody> { ["self"] = new(url) } : null,
            whole ? "definition" : null,
            whole ? GraphSubject.Reference(call.Address, KnownPrincipals.Person) : null,
            definition.Id, definition.Name, url, $"vstfs:///Build/Definition/{definition.Id}", definition.Folder, "build", "enabled", 1,
            whole ? Created : null, ProjectsRoute.Reference(call.Address, project),
            isDetailed ? Repository(call, project, definition) : null,
            isDetailed ? new BuildProcessBody(2) : null,
            whole ? Queue(AgentQueue.Usual) : null, isDetailed ? "$(Date:yyyyMMdd)$(Rev:.r)" : null, isDetailed ? "project" : null,
            isDetailed ? 60 : null, isDetailed ? 5 : null, isDetailed ? new Dictionary<string, string>() : null, isDetailed ? [] : null,
            isDetailed ? [new BuildTriggerBody("continuousIntegration")] : null,
            isDetailed ? new Dictionary<string, RunVariableBody>() : null, isDetailed ? [] : null);
    }

    private static BuildQueueBody Queue(AgentQueue queue) =>
        new(queue.Id, queue.Name, new(queue.Pool.Id, queue.Pool.Name, queue.Pool.IsHosted));

    private static BuildRepositoryBody Repository(ResourceCall call, EmulatedProject project, BuildDefinition definition)
    {
        var repository = definition.Repository;
        return new BuildRepositoryBody(
            repository.Id.ToString(), "TfsGit", repository.Name, call.Address.RepositoryWeb(project, repository), repository.DefaultBranch,
            null, false);
    }
}
