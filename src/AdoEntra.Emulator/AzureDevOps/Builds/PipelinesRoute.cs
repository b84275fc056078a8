using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Builds;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// GET <c>{project}/_apis/pipelines[/{id}]</c>, paged by <c>$top</c> and a token in a header, and <c>…/{id}/runs[/{runId}]</c>, never
/// paged. [D] pipelines-7.1, protocol 3.8.
/// </summary>
internal static class PipelinesRoute
{
    private const int UsualPage = 10_000;

    public static ResourceLocation Pipelines { get; } = new()
    {
        Id = new("28e1305e-2afe-47bf-abaf-cbb0e6a91988"),
        Route = EmulatedRoute.Pipelines,
        Area = "pipelines",
        ResourceName = "pipelines",
        Template = "{project}/_apis/{resource}/{pipelineId?}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    public static ResourceLocation Runs { get; } = new()
    {
        Id = new("7859261e-d2e9-4a68-b820-a5d84cc5bb3d"),
        Route = EmulatedRoute.PipelineRuns,
        Area = "pipelines",
        ResourceName = "runs",
        Template = "{project}/_apis/pipelines/{pipelineId}/{resource}/{runId?}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerRunsAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        if (call.Value("pipelineId") is not null)
        {
            return BodyJson.AnswerAsync(
                call.Exchange,
                Pipeline(call, project, Find(call)) with { Configuration = new("yaml") },
                BodyJson.Service.PipelineBody);
        }

        // [D] By name, unless another order is asked for.
        IEnumerable<BuildDefinition> sorted = SampleBuilds.DefinitionsOf(project).OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase);
        sorted = call.Query.Text("orderBy")?.EndsWith(" desc", StringComparison.OrdinalIgnoreCase) == true ? sorted.Reverse() : sorted;
        BuildDefinition[] all = [.. sorted];
        var window = PageWindow.ByToken(call, call.Query.Number("$top", least: 1) ?? UsualPage);
        window.Announce(call, all.Length);
        PipelineBody[] page = [.. window.Of(all).Select(one => Pipeline(call, project, one))];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<PipelineBody>(page.Length, page), BodyJson.Service.PageBodyPipelineBody);
    }

    private static Task AnswerRunsAsync(ResourceCall call)
    {
        var (project, pipeline) = (call.RequiredProject, Find(call));
        var builds = SampleBuilds.BuildsOf(project).Where(build => build.Definition.Id == pipeline.Id);
        if (call.Value("runId") is { } id)
        {
            var build = builds.FirstOrDefault(one => one.Id.ToString(CultureInfo.InvariantCulture) == id)
                ?? throw new ServiceRefusalException(BuildErrors.NoRun(id));
            return BodyJson.AnswerAsync(call.Exchange, Run(call, project, build), BodyJson.Service.RunBody);
        }

        RunBody[] runs = [.. builds.Select(build => Run(call, project, build))];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<RunBody>(runs.Length, runs), BodyJson.Service.PageBodyRunBody);
    }

    private static BuildDefinition Find(ResourceCall call)
    {
        var id = call.Required("pipelineId");
        return SampleBuilds.DefinitionsOf(call.RequiredProject)
                .FirstOrDefault(one => one.Id.ToString(CultureInfo.InvariantCulture) == id)
            ?? throw new ServiceRefusalException(BuildErrors.NoPipeline(id));
    }

    private static string Url(ResourceCall call, EmulatedProject project, BuildDefinition pipeline) =>
        $"{call.Address.In(project)}/_apis/pipelines/{pipeline.Id}";

    private static PipelineBody Pipeline(ResourceCall call, EmulatedProject project, BuildDefinition pipeline)
    {
        var url = Url(call, project, pipeline);
        return new PipelineBody(
            new Dictionary<string, LinkBody>
            {
                ["self"] = new(url),
                ["web"] = new($"{call.Address.ProjectWeb(project)}/_build/definition?definitionId={pipeline.Id}"),
            },
            null, url, pipeline.Id, 1, pipeline.Name, pipeline.Folder);
    }

    private static RunBody Run(ResourceCall call, EmulatedProject project, Build build)
    {
        var url = $"{Url(call, project, build.Definition)}/runs/{build.Id}";

        // [D] A run knows three results; what went through in part went through.
        var result = build.Result == "partiallySucceeded" ? "succeeded" : build.Result;
        return new RunBody(
            new Dictionary<string, LinkBody> { ["self"] = new(url), ["pipeline"] = new(Url(call, project, build.Definition)) },
            Pipeline(call, project, build.Definition) with { Links = null }, build.IsCompleted ? "completed" : "inProgress", result,
            build.Queued, build.Finished, url, build.Id, build.Number);
    }
}
