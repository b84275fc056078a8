using System.Text.Json.Serialization;

namespace AdoEntra.Emulator.AzureDevOps.Work;

// [D] work-7.1 TeamSettingsIteration; wit-7.1 WorkItemClassificationNode.

internal sealed record IterationAttributesBody(DateTime StartDate, DateTime FinishDate, string? TimeFrame);

internal sealed record TeamIterationBody(
    Guid Id, string Name, string Path, IterationAttributesBody Attributes, string Url,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody>? Links);

internal sealed record NodeBody(
    int Id, Guid Identifier, string Name, string StructureType, bool HasChildren, IReadOnlyList<NodeBody>? Children, string Path,
    IterationAttributesBody? Attributes, [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody>? Links, string Url);
