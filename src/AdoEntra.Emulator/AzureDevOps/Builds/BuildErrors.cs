namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>The errors of builds and pipelines, [I] in form and text.</summary>
internal static class BuildErrors
{
    private const string Build = "Microsoft.TeamFoundation.Build.WebApi, Microsoft.TeamFoundation.Build2.WebApi";
    private const string Pipelines = "Microsoft.Azure.Pipelines.WebApi, Microsoft.Azure.Pipelines.WebApi";

    public static ServiceError NoBuild(string id) =>
        new(404, "BuildNotFoundException", Build, $"The requested build {id} could not be found.");

    public static ServiceError NoDefinition(string id) =>
        new(404, "DefinitionNotFoundException", Build, $"The requested definition {id} could not be found.");

    public static ServiceError NoArtifact(string name, int build) =>
        new(404, "ArtifactNotFoundException", Build, $"Artifact {name} was not found for build {build}.");

    public static ServiceError NoLog(string id, int build) =>
        new(404, "BuildLogNotFoundException", Build, $"Log {id} was not found for build {build}.");

    public static ServiceError NoTimeline(string id, int build) =>
        new(404, "TimelineNotFoundException", Build, $"Timeline {id} was not found for build {build}.");

    public static ServiceError NoSource(string version) => new(
        400, "BuildRequestValidationFailedException", Build,
        $"Could not queue the build because there were validation errors: the version '{version}' was not found.");

    public static ServiceError NoPipeline(string id) =>
        new(404, "PipelineNotFoundException", Pipelines, $"Pipeline {id} does not exist.");

    public static ServiceError NoRun(string id) => new(404, "RunNotFoundException", Pipelines, $"Run {id} does not exist.");
}
