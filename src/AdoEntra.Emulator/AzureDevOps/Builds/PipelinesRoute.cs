using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Organizations.Builds;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// GET <c>{project}/_apis/pipelines[/{id}]</c>, paged by <c>$top</c> and a token in a header, and <c>…/{id}/runs[/{runId}]</c>, never
/// paged; <c>POST …/runs</c> queues one. [D] pipelines-7.1, protocol 3.8.
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
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    public static ResourceLocation Runs { get; } = new()
    {
        Id = new("7859261e-d2e9-4a68-b820-a5d84cc5bb3d"),
        Route = EmulatedRoute.PipelineRuns,
        Area = "pipelines",
        ResourceName = "runs",
        Template = "{project}/_apis/pipelines/{pipelineId}/{resource}/{runId?}",
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerRunsAsync,
            [HttpMethods.Post] = RunAsync,
        },
    };

    public static ResourceLocation Logs { get; } = new()
    {
        Id = new("fb1b6d27-3957-43d5-a14b-a2d70403e545"),
        Route = EmulatedRoute.PipelineLogs,
        Area = "pipelines",
        ResourceName = "logs",
        Template = "{project}/_apis/pipelines/{pipelineId}/runs/{runId}/{resource}/{logId?}",
        Choices = new Dictionary<string, ServiceEnum> { ["$expand"] = ServiceEnums.LogExpand },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerLogsAsync },
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
        IEnumerable<BuildDefinition> sorted = SampleBuilds
            .DefinitionsOf(project)
            .OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase);
        sorted = call.Query.Text("orderBy")?.EndsWith(" desc", StringComparison.OrdinalIgnoreCase) == true ? sorted.Reverse() : sorted;
        BuildDefinition[] all = [.. sorted];
        var window = PageWindow.ByToken(call, Math.Min(call.Query.Number("$top", least: 1) ?? UsualPage, UsualPage));
        window.Announce(call, all.Length);
        PipelineBody[] page = [.. window.Of(all).Select(one => Pipeline(call, project, one))];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<PipelineBody>(page.Length, page), BodyJson.Service.PageBodyPipelineBody);
    }

    private static Task AnswerRunsAsync(ResourceCall call)
    {
        var (project, pipeline) = (call.RequiredProject, Find(call));
        if (call.Value("runId") is not null)
        {
            return BodyJson.AnswerAsync(
                call.Exchange, Run(call, project, FindRun(call, project, pipeline), whole: true), BodyJson.Service.RunBody);
        }

        RunBody[] runs =
        [
            .. call.Organization.Builds.Of(project).Where(build => build.Definition.Id == pipeline.Id)
                .Select(build => Run(call, project, build, whole: false)),
        ];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<RunBody>(runs.Length, runs), BodyJson.Service.PageBodyRunBody);
    }

    private static async Task RunAsync(ResourceCall call)
    {
        var (project, pipeline) = (call.RequiredProject, Find(call));
        if (call.Value("runId") is not null)
        {
            throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        }

        var body = await ResourceBody.ReadObjectAsync(call);
        var build = BuildQueueing.FromRun(call, project, pipeline, body);
        var run = body.MemberFlag("previewRun") ? build : BuildQueueing.Queue(call, project, build);
        await BodyJson.AnswerAsync(call.Exchange, Run(call, project, run, whole: true), BodyJson.Service.RunBody);
    }

    private static Task AnswerLogsAsync(ResourceCall call)
    {
        var (project, pipeline) = (call.RequiredProject, Find(call));
        var build = FindRun(call, project, pipeline);
        var url = $"{Url(call, project, pipeline)}/runs/{build.Id}/logs";
        var texts = BuildLogText.Of(build);
        RunLogBody[] logs = [.. texts.Select((log, index) => new RunLogBody(
            build.Started!.Value, index + 1, build.Finished ?? build.Started.Value, log.Lines.Count, $"{url}/{index + 1}",
            call.Choice("$expand") == "signedContent" ? Signed(call, log.Lines, index + 1) : null))];
        if (call.Value("logId") is not { } id)
        {
            return BodyJson.AnswerAsync(call.Exchange, new RunLogsBody(logs, url, null), BodyJson.Service.RunLogsBody);
        }

        var found = logs.FirstOrDefault(log => log.Id.ToString(CultureInfo.InvariantCulture) == id)
            ?? throw new ServiceRefusalException(BuildErrors.NoLog(id, build.Id));
        return BodyJson.AnswerAsync(call.Exchange, found, BodyJson.Service.RunLogBody);
    }

    private static SignedContentBody Signed(ResourceCall call, IReadOnlyList<string> lines, int log) => new(
        call.Services.Blobs.Sign(
            call.Services.BlobUri, new HeldContent(string.Concat(lines.Select(line => line + "\r\n"))),
            string.Create(CultureInfo.InvariantCulture, $"{log}.txt")),
        call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime.AddHours(1));

    private static Build FindRun(ResourceCall call, EmulatedProject project, BuildDefinition pipeline) =>
        call.Organization.Builds.Find(project, call.Required("runId")) is { } build && build.Definition.Id == pipeline.Id
            ? build
            : throw new ServiceRefusalException(BuildErrors.NoRun(call.Required("runId")));

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

    private static RunBody Run(ResourceCall call, EmulatedProject project, Build build, bool whole)
    {
        var url = $"{Url(call, project, build.Definition)}/runs/{build.Id}";

        // [D] A run knows three results; what went through in part went through.
        var result = build.Result == "partiallySucceeded" ? "succeeded" : build.Result;
        return new RunBody(
            new Dictionary<string, LinkBody>
            {
                ["self"] = new(url),
                ["web"] = new($"{call.Address.ProjectWeb(project)}/_build/results?buildId={build.Id}"),
                ["pipeline"] = new(Url(call, project, build.Definition)),
            },
            build.TemplateParameters, Pipeline(call, project, build.Definition) with { Links = null },
            build.IsCompleted ? "completed" : "inProgress", result, build.Queued, build.Finished, url,
            whole
                ? new RunResourcesBody(new Dictionary<string, RunRepositoryResourceBody>
                {
                    ["self"] = new(build.Branch, new RunRepositoryBody("azureReposGit"), build.SourceCommit),
                })
                : null,
            whole
                ? build.Variables.ToDictionary(
                    variable => variable.Key,
                    variable => variable.Value.IsSecret ? new RunVariableBody(null, true) : new RunVariableBody(variable.Value.Value, null))
                : null,
            build.Id, build.Number);
    }
}
