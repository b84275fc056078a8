using System.Text.Json.Serialization;
using AdoEntra.Emulator.AzureDevOps.Graph;

namespace AdoEntra.Emulator.AzureDevOps;

// The bodies as the service's 7.1 contract has them: core-7.1 TeamProjectReference, TeamProject, WebApiTeamRef; git-7.1 GitRepository. [D]
// What a list leaves out (capabilities, links) is null here and not written.

/// <summary>A list: <c>count</c> is the number in this page, not in all. [D] protocol 3.8.</summary>
internal sealed record PageBody<T>(int Count, IReadOnlyList<T> Value);

/// <summary>A project in a list, and inside a repository.</summary>
internal record ProjectReferenceBody(
    Guid Id, string Name, string? Description, string Url, string State, long Revision, string Visibility, DateTime LastUpdateTime,
    string? DefaultTeamImageUrl = null);

/// <summary>A project asked for by itself.</summary>
internal sealed record ProjectBody(
    Guid Id, string Name, string? Description, string Url, string State, long Revision, string Visibility, DateTime LastUpdateTime,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Capabilities,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links,
    TeamBody DefaultTeam, string DefaultTeamImageUrl)
    : ProjectReferenceBody(Id, Name, Description, Url, State, Revision, Visibility, LastUpdateTime, DefaultTeamImageUrl);

internal sealed record TeamBody(Guid Id, string Name, string Url);

/// <summary>One of <c>_links</c>. The contract wraps them in a property <c>links</c>, which the service does not send. [C]</summary>
internal sealed record LinkBody(string Href);

internal sealed record RepositoryBody(
    Guid Id, string Name, string Url, ProjectReferenceBody Project, string? DefaultBranch, long Size, string RemoteUrl, string SshUrl,
    string WebUrl, bool IsDisabled, bool IsInMaintenance, bool? IsFork,
    IReadOnlyList<string>? ValidRemoteUrls,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody>? Links,
    RepositoryReferenceBody? ParentRepository);

/// <summary>A repository inside another body, perhaps of another organization.</summary>
internal sealed record RepositoryReferenceBody(
    Guid Id, string Name, bool IsFork, string Url, ProjectReferenceBody Project, string RemoteUrl, string SshUrl,
    CollectionReferenceBody Collection);

/// <summary>An organization, by its older name.</summary>
internal sealed record CollectionReferenceBody(Guid Id, string Name, string Url);

/// <summary>
/// Who is calling, and whom they called. [D code] protocol 3.10; in no published contract. The descriptors' form for a service
/// principal is [I].
/// </summary>
internal sealed record ConnectionDataBody(
    CallerBody AuthenticatedUser, CallerBody AuthorizedUser, Guid InstanceId, Guid DeploymentId, string DeploymentType,
    LocationServiceBody LocationServiceData);

internal sealed record CallerBody(
    Guid Id, string Descriptor, string SubjectDescriptor, string ProviderDisplayName, bool IsActive,
    IReadOnlyDictionary<string, PropertyBody> Properties, int ResourceVersion, int MetaTypeId);

/// <summary>A value with its .NET type, as the service writes property bags.</summary>
internal sealed record PropertyBody(
    [property: JsonPropertyName("$type")] string Type, [property: JsonPropertyName("$value")] string Value);

/// <summary>Where an area is. [D code] In no published contract.</summary>
internal sealed record ResourceAreaBody(Guid Id, string Name, string LocationUrl);

internal sealed record LocationServiceBody(
    Guid ServiceOwner, string DefaultAccessMappingMoniker, int LastChangeId, int LastChangeId64);
