using System.Text.Json.Serialization;

namespace AdoEntra.Emulator.AzureDevOps.Graph;

// [D] graph-7.1 GraphUser, GraphServicePrincipal, GraphGroup, GraphMembership; IdentityRef, which many contracts have.

/// <summary>A person, a service principal or a group; what a kind does not have is null.</summary>
internal sealed record GraphSubjectBody(
    string SubjectKind, string? Description, string? MetaType, string? DirectoryAlias, Guid? ApplicationId, string Domain,
    string PrincipalName, string? MailAddress, string Origin, string OriginId, string DisplayName,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links,
    string Url, string Descriptor);

internal sealed record GraphMembershipBody(
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links, string ContainerDescriptor,
    string MemberDescriptor);

/// <summary>Somebody, inside another body: who created, changed or asked for something.</summary>
internal sealed record IdentityReferenceBody(
    string DisplayName, string Url, [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links, string Id,
    string UniqueName, string ImageUrl, string Descriptor);
