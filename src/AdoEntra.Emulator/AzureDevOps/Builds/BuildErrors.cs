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

    public static ServiceError NoPipeline(string id) =>
        new(404, "PipelineNotFoundException", Pipelines, $"Pipeline {id} does not exist.");

    public static ServiceError NoRun(string id) => new(404, "RunNotFoundException", Pipelines, $"Run {id} does not exist.");
}
