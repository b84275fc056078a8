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

    public static ServiceError NoFolder(string path) =>
        new(404, "FolderNotFoundException", Build, $"The folder {path} could not be found.");

    public static ServiceError FolderExists(string path) =>
        new(409, "FolderExistsException", Build, $"The folder {path} already exists.");

    public static ServiceError NoTag(string tag) => new(404, "TagNotFoundException", Build, $"The tag {tag} could not be found.");

    public static ServiceError NoStage(string stage, int build) =>
        new(404, "StageNotFoundException", Build, $"The stage {stage} was not found in the build {build}.");

    public static ServiceError StageNotRetried(string stage) => new(
        400, "InvalidBuildException", Build, $"The stage {stage} cannot be retried: it has not completed, or it succeeded.");

    public static ServiceError StageIsOver(string stage) =>
        new(400, "InvalidBuildException", Build, $"The stage {stage} cannot be canceled: it has completed.");

    public static ServiceError NoLease(string id) =>
        new(404, "RetentionLeaseNotFoundException", Build, $"The retention lease {id} could not be found.");

    public static ServiceError IsRetained(int build) => new(
        400, "CannotDeleteRetainedBuildException", Build,
        $"The build {build} cannot be deleted: one or more retention leases protect it.");

    public static ServiceError DefinitionIsRetained(string name) => new(
        400, "CannotDeleteDefinitionBuildExistsException", Build,
        $"The definition {name} cannot be deleted: one or more of its builds are retained.");

    /// <summary>[C] A change that was made from an older version.</summary>
    public static ServiceError DefinitionIsStale(string name) => new(
        409, "DefinitionRevisionConflictException", Build,
        $"The definition {name} was changed by another user since it was read. Read it again, and repeat the change.");

    public static ServiceError DefinitionExists(string name, string folder) => new(
        409, "DefinitionExistsException", Build, $"A build definition with the name {name} already exists in the folder {folder}.");

    public static ServiceError DefinitionDisabled(string name) => new(
        400, "DefinitionDisabledException", Build, $"The definition {name} cannot be queued: it is disabled.");

    /// <summary>[C] What is wrong with the YAML, or with what it uses, a line for each.</summary>
    public static ServiceError Invalid(IEnumerable<string> problems) =>
        new(400, "PipelineValidationException", Pipelines, string.Join('\n', problems));

    public static ServiceError NoCheckSuite(string id) =>
        new(404, "CheckSuiteNotFoundException", Pipelines, $"The check suite {id} could not be found.");

    public static ServiceError NoPipeline(string id) =>
        new(404, "PipelineNotFoundException", Pipelines, $"Pipeline {id} does not exist.");

    public static ServiceError NoRun(string id) => new(404, "RunNotFoundException", Pipelines, $"Run {id} does not exist.");
}
