using System.Text.Json;
using AdoEntra.Operations;

namespace AdoEntra.Core.Tests.Operations;

/// <summary>A part of what an organization answers to <c>OPTIONS _apis</c>; the forms of routes that the service has.</summary>
internal static class Locations
{
    public static ResourceLocations All { get; } =
        new([
            One("core", "projects", "_apis/{resource}/{*projectId}", 4, "1.0", "7.2", "7.1"),
            One("core", "teams", "_apis/projects/{projectId}/{resource}/{*teamId}", 2, "1.0", "7.2", "7.1"),
            One("core", "teams", "_apis/{resource}", 3, "4.1", "7.2", "0.0"),
            One("git", "repositories", "{project}/_apis/{area}/{resource}/{repositoryId}", 1, "1.0", "7.2", "7.1"),
            One("git", "refs", "{project}/_apis/{area}/repositories/{repositoryId}/{resource}/{*filter}", 2, "1.0", "7.2", "7.1"),
            One(
                "git",
                "pullRequestThreads",
                "{project}/_apis/{area}/repositories/{repositoryId}/pullRequests/{pullRequestId}/threads/{threadId}",
                1,
                "3.0",
                "7.2",
                "7.1"
            ),
            One("wit", "wiql", "{project}/{team}/_apis/{area}/{resource}/{id}", 2, "1.0", "7.2", "7.1"),
            One("wit", "workItems", "{project}/_apis/{area}/{resource}/${type}", 3, "1.0", "7.2", "7.1"),
            One("wit", "workItems", "{project}/_apis/{area}/{resource}/{id}", 3, "1.0", "7.2", "7.1"),
            One("wit", "classificationNodes", "{project}/_apis/{area}/{resource}/{structureGroup}/{*path}", 2, "1.0", "7.2", "7.1"),
            One("distributedtask", "variablegroups", "_apis/{area}/{resource}/{groupId}", 2, "6.0", "7.2", "7.1"),
            One("distributedtask", "variablegroups", "{project}/_apis/{area}/{resource}/{groupId}", 2, "3.2", "7.2", "7.1"),
            One("distributedtask", "environments", "{project}/_apis/{area}/{resource}/{environmentId}", 1, "5.0", "6.0", "0.0"),
            One(
                "environments",
                "pool",
                "{project}/_apis/pipelines/{area}/{environmentId}/providers/virtualmachines/{resource}",
                2,
                "7.2",
                "7.2",
                "0.0"
            ),
            One("Location", "ResourceAreas", "_apis/{resource}/{areaId}", 1, "3.2", "7.2", "0.0"),
            One("old", "things", "_apis/{area}/{resource}", 4, "1.0", "5.1", "5.0"),
            One("future", "things", "_apis/{area}/{resource}", 4, "7.2", "8.0", "8.0"),
            One("bare", "things", "_apis/{area}/{resource}", 0, "0.0", "0.0", "0.0"),
            ResourceLocationTests.Read("""{"area":"broken","resourceName":"things"}"""),
            ResourceLocationTests.Read("""{"area":"broken","routeTemplate":"_apis/{area}"}"""),
            ResourceLocationTests.Read("""{"resourceName":"broken","routeTemplate":"_apis/{area}"}"""),
        ]);

    public static ResourceLocation One(
        string area,
        string resource,
        string template,
        int number = 1,
        string oldest = "1.0",
        string latest = "7.2",
        string released = "7.1"
    ) =>
        ResourceLocationTests.Read(
            JsonSerializer.Serialize(
                new
                {
                    area,
                    resourceName = resource,
                    routeTemplate = template,
                    resourceVersion = number,
                    minVersion = oldest,
                    maxVersion = latest,
                    releasedVersion = released,
                }
            )
        );

    /// <summary>Route values, written <c>project=p;id=1</c>.</summary>
    public static Dictionary<string, string> Values(string text) =>
        text.Split([';'], StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('='))
            .ToDictionary(static pair => pair[0], static pair => pair[1]);
}
