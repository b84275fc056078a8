using System.Text.Json.Serialization;
using AdoEntra.Emulator.AzureDevOps.Graph;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

// [D] build-7.1 Build, BuildDefinition, BuildArtifact, BuildLog, Timeline; pipelines-7.1 Pipeline, Run, LogCollection.

/// <summary>A definition, in a list and inside a build.</summary>
internal sealed record DefinitionBody(
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody>? Links, string? Quality, IdentityReferenceBody? AuthoredBy,
    int Id, string Name, string Url, string Uri, string Path, string Type, string QueueStatus, int Revision, DateTime? CreatedDate,
    ProjectReferenceBody Project, BuildRepositoryBody? Repository, BuildProcessBody? Process, BuildQueueBody? Queue,
    string? BuildNumberFormat, string? JobAuthorizationScope, int? JobTimeoutInMinutes, int? JobCancelTimeoutInMinutes,
    IReadOnlyDictionary<string, string>? Properties, IReadOnlyList<string>? Tags, IReadOnlyList<BuildTriggerBody>? Triggers,
    IReadOnlyDictionary<string, DefinitionVariableBody>? Variables, IReadOnlyList<string>? Drafts);

internal sealed record DefinitionVariableBody(string? Value, bool? IsSecret, bool? AllowOverride);

internal sealed record BuildTriggerBody(string TriggerType);

internal sealed record BuildProcessBody(int Type, string? YamlFilename);

internal sealed record BuildRepositoryBody(
    string Id, string Type, string Name, string Url, string? DefaultBranch, string? Clean, bool CheckoutSubmodules);

internal sealed record BuildLogReferenceBody(int Id, string Type, string Url);

internal sealed record BuildPoolBody(int Id, string Name, bool IsHosted);

internal sealed record BuildQueueBody(int Id, string Name, BuildPoolBody Pool);

internal sealed record BuildPlanBody(Guid PlanId);

internal sealed record BuildValidationBody(string Result, string Message);

internal sealed record BuildBody(
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links, int Id, string BuildNumber, string Status,
    string? Result, DateTime QueueTime, DateTime? StartTime, DateTime? FinishTime, string Url, DefinitionBody Definition,
    int BuildNumberRevision, ProjectReferenceBody Project, string Uri, string SourceBranch, string SourceVersion, BuildQueueBody Queue,
    string Priority, string Reason, IdentityReferenceBody RequestedFor, IdentityReferenceBody RequestedBy, DateTime LastChangedDate,
    IdentityReferenceBody LastChangedBy, BuildPlanBody OrchestrationPlan, IReadOnlyList<BuildPlanBody> Plans, BuildLogReferenceBody Logs,
    BuildRepositoryBody Repository, IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Properties,
    IReadOnlyDictionary<string, string> TriggerInfo, IReadOnlyDictionary<string, string> TemplateParameters,
    string? Parameters, IReadOnlyList<BuildValidationBody> ValidationResults, bool RetainedByRelease, bool AppendCommitMessageToRunName);

internal sealed record BuildLogBody(
    int Id, string Type, string Url, DateTime CreatedOn, DateTime LastChangedOn, long LineCount);

internal sealed record TimelineRecordBody(
    Guid Id, Guid? ParentId, string Type, string Name, DateTime? StartTime, DateTime? FinishTime, int? PercentComplete, string State,
    string? Result, int ChangeId, DateTime LastModified, string? WorkerName, int? Order, int ErrorCount, int WarningCount,
    BuildLogReferenceBody? Log, int Attempt, string? Identifier, IReadOnlyList<TimelineIssueBody>? Issues,
    IReadOnlyList<TimelineAttemptBody> PreviousAttempts);

internal sealed record TimelineIssueBody(string Type, string Message);

internal sealed record TimelineAttemptBody(int Attempt, Guid TimelineId, Guid RecordId);

internal sealed record TimelineBody(
    IReadOnlyList<TimelineRecordBody> Records, Guid LastChangedBy, DateTime LastChangedOn, Guid Id, int ChangeId, string Url);

internal sealed record ArtifactBody(int Id, string Name, string Source, ArtifactResourceBody Resource);

internal sealed record ArtifactResourceBody(
    string Type, string Data, IReadOnlyDictionary<string, string> Properties, string Url, string DownloadUrl);

internal sealed record PipelineBody(
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody>? Links, PipelineConfigurationBody? Configuration,
    string Url, int Id, int Revision, string Name, string Folder);

/// <summary>How a pipeline is made. [C] The service says more of it than the contract, which has the type alone.</summary>
internal sealed record PipelineConfigurationBody(string Type);

internal sealed record RunRepositoryBody(string Type);

internal sealed record RunRepositoryResourceBody(string RefName, RunRepositoryBody Repository, string Version);

internal sealed record RunPipelineResourceBody(PipelineBody? Pipeline, string Version);

internal sealed record RunResourcesBody(
    IReadOnlyDictionary<string, RunRepositoryResourceBody> Repositories, IReadOnlyDictionary<string, RunPipelineResourceBody>? Pipelines);

internal sealed record RunVariableBody(string? Value, bool? IsSecret);

internal sealed record RunBody(
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links,
    IReadOnlyDictionary<string, string> TemplateParameters, PipelineBody Pipeline, string State,
    string? Result, DateTime CreatedDate, DateTime? FinishedDate, string Url, RunResourcesBody? Resources,
    IReadOnlyDictionary<string, RunVariableBody>? Variables, int Id, string Name, string? FinalYaml);

internal sealed record RunArtifactBody(string Name, string Url, SignedContentBody? SignedContent);

internal sealed record SignedContentBody(string Url, DateTime SignatureExpires);

internal sealed record RunLogBody(
    DateTime CreatedOn, int Id, DateTime LastChangedOn, long LineCount, string Url, SignedContentBody? SignedContent);

internal sealed record RunLogsBody(IReadOnlyList<RunLogBody> Logs, string Url, SignedContentBody? SignedContent);
