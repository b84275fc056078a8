using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Definitions;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Organizations.Builds;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// GET <c>{project}/_apis/pipelines/{id}/runs[/{runId}]</c>, never paged; <c>POST …/runs</c> queues one, or, with <c>previewRun</c>,
/// gives the YAML that it would have; the logs and the artifacts of one, with signed addresses where those are asked for. [D]
/// pipelines-7.1.
/// </summary>
internal static class RunsRoute
{
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

    public static ResourceLocation Preview { get; } = new()
    {
        Id = new("53df2d18-29ea-46a9-bee0-933540f80abf"),
        Route = EmulatedRoute.PipelineRuns,
        Area = "pipelines",
        ResourceName = "preview",
        Template = "{project}/_apis/pipelines/{pipelineId}/{resource}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Post] = PreviewAsync },
    };

    public static ResourceLocation Logs { get; } = new()
    {
        Id = new("fb1b6d27-3957-43d5-a14b-a2d70403e545"),
        Route = EmulatedRoute.PipelineLogs,
        Area = "pipelines",
        ResourceName = "logs",
        Template = "{project}/_apis/pipelines/{pipelineId}/runs/{runId}/{resource}/{logId?}",
        Choices = new Dictionary<string, ServiceEnum> { ["$expand"] = ServiceEnums.SignedContentExpand },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerLogsAsync },
    };

    public static ResourceLocation Artifacts { get; } = new()
    {
        Id = new("85023071-bd5e-4438-89b0-2a5bf362a19d"),
        Route = EmulatedRoute.BuildArtifacts,
        Area = "pipelines",
        ResourceName = "artifacts",
        Template = "{project}/_apis/pipelines/{pipelineId}/runs/{runId}/{resource}",
        Choices = new Dictionary<string, ServiceEnum> { ["$expand"] = ServiceEnums.SignedContentExpand },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerArtifactAsync },
    };

    private static Task AnswerRunsAsync(ResourceCall call)
    {
        var (project, pipeline) = (call.RequiredProject, PipelinesRoute.Find(call));
        if (call.Value("runId") is not null)
        {
            return BodyJson.AnswerAsync(
                call.Exchange, PipelineListing.Run(call, project, Find(call, project, pipeline), whole: true), BodyJson.Service.RunBody);
        }

        RunBody[] runs =
        [
            .. call.Organization.Builds.Of(project).Where(build => build.Definition.Id == pipeline.Id)
                .Select(build => PipelineListing.Run(call, project, build, whole: false)),
        ];
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<RunBody>(runs.Length, runs), BodyJson.Service.PageBodyRunBody);
    }

    private static async Task RunAsync(ResourceCall call)
    {
        var (project, pipeline) = (call.RequiredProject, PipelinesRoute.Find(call));
        if (call.Value("runId") is not null)
        {
            throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        }

        var body = await ResourceBody.ReadObjectAsync(call);
        var isPreview = body.MemberFlag("previewRun");
        var yaml = isPreview ? PipelineYaml.Expand(pipeline, body.MemberText("yamlOverride")) : null;
        var build = BuildQueueing.FromRun(call, project, pipeline, body);
        var run = isPreview ? build : BuildQueueing.Queue(call, project, build);
        await BodyJson.AnswerAsync(
            call.Exchange, PipelineListing.Run(call, project, run, whole: true, yaml), BodyJson.Service.RunBody);
    }

    private static async Task PreviewAsync(ResourceCall call)
    {
        var (project, pipeline) = (call.RequiredProject, PipelinesRoute.Find(call));
        var body = await ResourceBody.ReadObjectAsync(call);
        var yaml = PipelineYaml.Expand(pipeline, body.MemberText("yamlOverride"));
        BuildQueueing.FromRun(call, project, pipeline, body);
        await BodyJson.AnswerAnyAsync(call.Exchange, new { FinalYaml = yaml });
    }

    private static Task AnswerLogsAsync(ResourceCall call)
    {
        var (project, pipeline) = (call.RequiredProject, PipelinesRoute.Find(call));
        var build = Find(call, project, pipeline);
        var url = $"{PipelineListing.Url(call, project, pipeline)}/runs/{build.Id}/logs";
        var progress = BuildListing.Progress(call, build);
        RunLogBody[] logs =
        [
            .. progress.Logs.Select(log => new RunLogBody(
                log.Started!.Value, log.Log!.Value, log.Finished ?? call.Services.RunClock.Now, log.Lines.Count, $"{url}/{log.Log}",
                call.Choice("$expand") == "signedContent"
                    ? Signed(
                        call, new HeldContent(string.Concat(log.Lines.Select(line => line + "\r\n"))),
                        string.Create(CultureInfo.InvariantCulture, $"{log.Log}.txt"))
                    : null)),
        ];
        if (call.Value("logId") is not { } id)
        {
            return BodyJson.AnswerAsync(call.Exchange, new RunLogsBody(logs, url, null), BodyJson.Service.RunLogsBody);
        }

        var found = logs.FirstOrDefault(log => log.Id.ToString(CultureInfo.InvariantCulture) == id)
            ?? throw new ServiceRefusalException(BuildErrors.NoLog(id, build.Id));
        return BodyJson.AnswerAsync(call.Exchange, found, BodyJson.Service.RunLogBody);
    }

    private static Task AnswerArtifactAsync(ResourceCall call)
    {
        var (project, pipeline) = (call.RequiredProject, PipelinesRoute.Find(call));
        var build = Find(call, project, pipeline);
        var name = call.Query.Text("artifactName")
            ?? throw new ServiceRefusalException(ServiceErrors.InvalidQuery("artifactName", string.Empty));

        // [I] What lies in a container of builds is not known here.
        var artifact = BuildArtifacts.Of(call, build).FirstOrDefault(one => !one.IsContainer && one.Name == name)
            ?? throw new ServiceRefusalException(BuildErrors.NoArtifact(name, build.Id));
        var url = $"{PipelineListing.Url(call, project, pipeline)}/runs/{build.Id}/artifacts?artifactName={Uri.EscapeDataString(name)}";
        var signed = call.Choice("$expand") == "signedContent" ? Signed(call, artifact.Content, name + ".zip") : null;
        return BodyJson.AnswerAsync(call.Exchange, new RunArtifactBody(name, url, signed), BodyJson.Service.RunArtifactBody);
    }

    private static SignedContentBody Signed(ResourceCall call, EmulatedContent content, string fileName) => new(
        call.Services.Blobs.Sign(call.Services.BlobUri, content, fileName),
        call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime.AddHours(1));

    private static Build Find(ResourceCall call, EmulatedProject project, BuildDefinition pipeline) =>
        call.Organization.Builds.Find(project, call.Required("runId")) is { } build && build.Definition.Id == pipeline.Id
            ? build
            : throw new ServiceRefusalException(BuildErrors.NoRun(call.Required("runId")));
}
