using System.Text.Json.Serialization;

namespace AdoEntra.Floor;

/// <summary>A branch or tag with everything that the service sends of it.</summary>
internal sealed record Reference(string? Name, string? ObjectId, Identity? Creator, string? Url);

/// <summary>Who made it.</summary>
internal sealed record Identity(
    string? DisplayName,
    string? Url,
    [property: JsonPropertyName("_links")] IdentityLinks? Links,
    string? Id,
    string? UniqueName,
    string? ImageUrl,
    string? Descriptor
);

/// <summary>The links of an identity.</summary>
internal sealed record IdentityLinks(Link? Avatar);

/// <summary>A link.</summary>
internal sealed record Link(string? Href);
