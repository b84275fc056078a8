using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdoEntra.Emulator.AzureDevOps.Boards;

// [D] wit-7.1 WorkItem, WorkItemQueryResult, ReportingWorkItemRevisionsBatch, AttachmentReference, WorkItemDelete.

internal sealed record WorkItemBody(
    int Id, int Rev, IReadOnlyDictionary<string, JsonElement> Fields, IReadOnlyList<JsonElement>? Relations,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody>? Links, string Url);

internal sealed record WorkItemReferenceBody(int Id, string Url);

internal sealed record FieldReferenceBody(string ReferenceName, string Name, string Url);

internal sealed record SortColumnBody(FieldReferenceBody Field, bool Descending);

internal sealed record QueryResultBody(
    string QueryType, string QueryResultType, DateTime AsOf, IReadOnlyList<FieldReferenceBody> Columns,
    IReadOnlyList<SortColumnBody>? SortColumns,
    IReadOnlyList<WorkItemReferenceBody> WorkItems);

/// <summary>A batch of revisions. Its token is there to the end: a later call goes on from there.</summary>
internal sealed record RevisionBatchBody(
    IReadOnlyList<WorkItemBody> Values, string? NextLink, string ContinuationToken, bool IsLastBatch);

/// <summary>A field of a type, as such and as it is used.</summary>
internal sealed record TypeFieldBody(string? DefaultValue, bool AlwaysRequired, string ReferenceName, string Name, string Url);

internal sealed record IconBody(string Id, string Url);

internal sealed record TransitionBody(string To);

internal sealed record StateBody(string Name, string Color, string Category);

internal sealed record WorkItemTypeBody(
    string Name, string ReferenceName, string Description, string Color, IconBody Icon, bool IsDisabled, string XmlForm,
    IReadOnlyList<TypeFieldBody> Fields, IReadOnlyList<TypeFieldBody> FieldInstances,
    IReadOnlyDictionary<string, IReadOnlyList<TransitionBody>> Transitions, IReadOnlyList<StateBody> States,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links, string Url);

internal sealed record AttachmentBody(Guid Id, string Url);

internal sealed record WorkItemDeletionBody(
    int Id, string Type, string Name, string Project, string DeletedDate, string DeletedBy, int Code, string Url, WorkItemBody Resource);
