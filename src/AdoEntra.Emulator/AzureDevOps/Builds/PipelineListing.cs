using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Builds;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>Makes the bodies of pipelines and their runs, as the newer interface has them.</summary>
internal static class PipelineListing
{
    public static string Url(ResourceCall call, EmulatedProject project, BuildDefinition pipeline) =>
        $"{call.Address.In(project)}/_apis/pipelines/{pipeline.Id}";

    /// <summary>A pipeline; by itself it says more than in a list.</summary>
    public static PipelineBody Of(ResourceCall call, EmulatedProject project, BuildDefinition pipeline, bool whole)
    {
        var url = Url(call, project, pipeline);
        return new PipelineBody(
            new Dictionary<string, LinkBody>
            {
                ["self"] = new(url),
                ["web"] = new($"{call.Address.ProjectWeb(project)}/_build/definition?definitionId={pipeline.Id}"),
            },
            whole ? new PipelineConfigurationBody(pipeline.YamlFilename is null ? "designerJson" : "yaml") : null,
            url, pipeline.Id, pipeline.Revision, pipeline.Name, pipeline.Folder);
    }

    /// <summary>A run; by itself it says more than in a list.</summary>
    public static RunBody Run(ResourceCall call, EmulatedProject project, Build build, bool whole, string? finalYaml = null)
    {
        var url = $"{Url(call, project, build.Definition)}/runs/{build.Id}";
        var progress = BuildListing.Progress(call, build);

        // [D] A run knows three results; what went through in part went through.
        var result = progress.Result == "partiallySucceeded" ? "succeeded" : progress.Result;
        return new RunBody(
            new Dictionary<string, LinkBody>
            {
                ["self"] = new(url),
                ["web"] = new($"{call.Address.ProjectWeb(project)}/_build/results?buildId={build.Id}"),
                ["pipeline"] = new(Url(call, project, build.Definition)),
            },
            build.TemplateParameters, Of(call, project, build.Definition, whole: false) with { Links = null },
            progress.IsCompleted ? "completed" : progress.Status == "cancelling" ? "canceling" : "inProgress",
            result, build.Queued, progress.Finished, url, whole ? Resources(call, project, build) : null,
            whole
                ? build.Variables.ToDictionary(
                    variable => variable.Key,
                    variable => variable.Value.IsSecret ? new RunVariableBody(null, true) : new RunVariableBody(variable.Value.Value, null))
                : null,
            build.Id, build.Number, finalYaml);
    }

    private static RunResourcesBody Resources(ResourceCall call, EmulatedProject project, Build build) => new(
        new Dictionary<string, RunRepositoryResourceBody>
        {
            ["self"] = new(build.Branch, new RunRepositoryBody("azureReposGit"), build.SourceCommit),
        },
        build.PipelineVersions.Count == 0
            ? null
            : build.PipelineVersions.ToDictionary(
                one => one.Key,
                one => new RunPipelineResourceBody(
                    call.Organization.Definitions.Of(project).Items.FirstOrDefault(known => known.Name == one.Key) is { } pipeline
                        ? Of(call, project, pipeline, whole: false) with { Links = null }
                        : null,
                    one.Value)));
}
