using System.Text.Json.Serialization;

namespace AdoEntra.Floor;

/// <summary>A list answer.</summary>
internal sealed record Page<T>(int Count, IReadOnlyList<T> Value);

/// <summary>The answer of the identity endpoint.</summary>
internal sealed record IdentityAnswer([property: JsonPropertyName("access_token")] string AccessToken);

/// <summary>Reading the answers without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Page<Repository>))]
[JsonSerializable(typeof(Page<Reference>))]
[JsonSerializable(typeof(Page<Project>))]
[JsonSerializable(typeof(Project))]
[JsonSerializable(typeof(IdentityAnswer))]
internal sealed partial class FloorJson : JsonSerializerContext;
