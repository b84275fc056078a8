using System.Text.Json.Serialization;
using AdoEntra.Emulator.AzureDevOps.Graph;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

// [D] build-7.1 Build, BuildDefinitionReference, BuildArtifact; pipelines-7.1 Pipeline, Run.

/// <summary>A definition, in a list and inside a build.</summary>
internal sealed record DefinitionBody(
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody>? Links, string? Quality, IdentityReferenceBody? AuthoredBy,
    int Id, string Name, string Url, string Uri, string Path, string Type, string QueueStatus, int Revision, DateTime? CreatedDate,
    ProjectReferenceBody Project);

internal sealed record BuildRepositoryBody(string Id, string Type, string Name, string Url);

internal sealed record BuildBody(
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links, int Id, string BuildNumber, string Status,
    string? Result, DateTime QueueTime, DateTime StartTime, DateTime? FinishTime, string Url, DefinitionBody Definition,
    ProjectReferenceBody Project, string Uri, string SourceBranch, string SourceVersion, string Priority, string Reason,
    IdentityReferenceBody RequestedFor, IdentityReferenceBody RequestedBy, DateTime LastChangedDate, BuildRepositoryBody Repository,
    IReadOnlyList<string> Tags, bool RetainedByRelease);

internal sealed record ArtifactBody(int Id, string Name, string Source, ArtifactResourceBody Resource);

internal sealed record ArtifactResourceBody(
    string Type, string Data, IReadOnlyDictionary<string, string> Properties, string Url, string DownloadUrl);

internal sealed record PipelineBody(
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody>? Links, PipelineConfigurationBody? Configuration,
    string Url, int Id, int Revision, string Name, string Folder);

internal sealed record PipelineConfigurationBody(string Type);

internal sealed record RunBody(
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links, PipelineBody Pipeline, string State,
    string? Result, DateTime CreatedDate, DateTime? FinishedDate, string Url, int Id, string Name);
