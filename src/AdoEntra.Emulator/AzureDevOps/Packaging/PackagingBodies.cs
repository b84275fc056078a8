using System.Text.Json.Serialization;

namespace AdoEntra.Emulator.AzureDevOps.Packaging;

// [D] artifacts-7.1 Feed, Package.

internal sealed record FeedProjectBody(Guid Id, string Name, string Visibility);

internal sealed record FeedBody(
    Guid Id, string Name, string FullyQualifiedName, Guid FullyQualifiedId, string Description, string Url,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links, bool HideDeletedPackageVersions,
    bool UpstreamEnabled, FeedProjectBody? Project, string Capabilities, Guid DefaultViewId, bool BadgesEnabled, bool IsReadOnly,
    IReadOnlyList<UpstreamSourceBody> UpstreamSources, IReadOnlyList<FeedPermissionBody>? Permissions);

internal sealed record UpstreamSourceBody(
    Guid Id, string Name, string Protocol, string Location, string DisplayLocation, string UpstreamSourceType, string Status);

internal sealed record FeedPermissionBody(string Role, string IdentityDescriptor, Guid IdentityId, string DisplayName,
    bool IsInheritedRole);

internal sealed record PackageVersionBody(
    Guid Id, string NormalizedVersion, string Version, bool IsLatest, bool IsListed, string StorageId, DateTime PublishDate);

internal sealed record PackageBody(
    Guid Id, string NormalizedName, string Name, string ProtocolType, string Url, IReadOnlyList<PackageVersionBody> Versions,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links);
