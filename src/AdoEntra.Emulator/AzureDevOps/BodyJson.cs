using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AdoEntra.Emulator.AzureDevOps.Audit;
using AdoEntra.Emulator.AzureDevOps.Boards;
using AdoEntra.Emulator.AzureDevOps.Builds;
using AdoEntra.Emulator.AzureDevOps.Entitlements;
using AdoEntra.Emulator.AzureDevOps.Git;
using AdoEntra.Emulator.AzureDevOps.Git.PullRequests;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Identities;
using AdoEntra.Emulator.AzureDevOps.Library;
using AdoEntra.Emulator.AzureDevOps.Profiles;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.AzureDevOps.Search;
using AdoEntra.Emulator.AzureDevOps.Work;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>Writes bodies as the service does: camel case, nothing for null, letters outside ASCII as they are.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PageBody<ProjectReferenceBody>))]
[JsonSerializable(typeof(PageBody<RepositoryBody>))]
[JsonSerializable(typeof(ProjectBody))]
[JsonSerializable(typeof(ConnectionDataBody))]
[JsonSerializable(typeof(PageBody<ResourceLocationBody>))]
[JsonSerializable(typeof(PageBody<ResourceAreaBody>))]
[JsonSerializable(typeof(PageBody<GraphSubjectBody>))]
[JsonSerializable(typeof(PageBody<GraphMembershipBody>))]
[JsonSerializable(typeof(IdentityReferenceBody))]
[JsonSerializable(typeof(PageBody<ReferenceUpdateBody>))]
[JsonSerializable(typeof(PageBody<CommitBody>))]
[JsonSerializable(typeof(PageBody<PushBody>))]
[JsonSerializable(typeof(PageBody<PullRequestBody>))]
[JsonSerializable(typeof(ReferenceBody))]
[JsonSerializable(typeof(CommitChangesBody))]
[JsonSerializable(typeof(CommitDiffsBody))]
[JsonSerializable(typeof(PageBody<BranchStatsBody>))]
[JsonSerializable(typeof(PageBody<IterationBody>))]
[JsonSerializable(typeof(IterationChangesBody))]
[JsonSerializable(typeof(PageBody<ThreadBody>))]
[JsonSerializable(typeof(PageBody<CommentBody>))]
[JsonSerializable(typeof(PageBody<ItemBody>))]
[JsonSerializable(typeof(PageBody<BuildBody>))]
[JsonSerializable(typeof(PageBody<DefinitionBody>))]
[JsonSerializable(typeof(PageBody<BuildLogBody>))]
[JsonSerializable(typeof(PageBody<string>))]
[JsonSerializable(typeof(TimelineBody))]
[JsonSerializable(typeof(RunLogsBody))]
[JsonSerializable(typeof(RunArtifactBody))]
[JsonSerializable(typeof(PageBody<ArtifactBody>))]
[JsonSerializable(typeof(PageBody<PipelineBody>))]
[JsonSerializable(typeof(PageBody<RunBody>))]
[JsonSerializable(typeof(PageBody<VariableGroupBody>))]
[JsonSerializable(typeof(PageBody<IdentityBody>))]
[JsonSerializable(typeof(PageBody<TeamIterationBody>))]
[JsonSerializable(typeof(PageBody<NodeBody>))]
[JsonSerializable(typeof(PageBody<WorkItemTypeBody>))]
[JsonSerializable(typeof(PageBody<StateBody>))]
[JsonSerializable(typeof(PageBody<WorkItemBody>))]
[JsonSerializable(typeof(QueryResultBody))]
[JsonSerializable(typeof(RevisionBatchBody))]
[JsonSerializable(typeof(AttachmentBody))]
[JsonSerializable(typeof(WorkItemDeletionBody))]
[JsonSerializable(typeof(AuditPageBody))]
[JsonSerializable(typeof(SearchPageBody))]
[JsonSerializable(typeof(ProfileBody))]
[JsonSerializable(typeof(PageBody<AccountBody>))]
[JsonSerializable(typeof(EntitlementPageBody))]
[JsonSerializable(typeof(EntitlementChangeBody))]
internal sealed partial class BodyJson : JsonSerializerContext
{
    // [C] The service names the version in the content type.
    private const string ContentType = "application/json; charset=utf-8; api-version=7.1";

    public static BodyJson Service => field ??= new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The same for routes that write by hand.</summary>
    public static JsonWriterOptions Writing { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The same by reflection, for bodies without a type of their own.</summary>
    public static JsonSerializerOptions Reflected { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Bytes<T>(T body, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(body, type);

    public static Task AnswerAsync<T>(Exchange exchange, T body, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        AnswerAsync(exchange, Bytes(body, type), status);

    /// <summary>A body without a type of its own, to be added to.</summary>
    public static JsonObject Node(object body) => JsonSerializer.SerializeToNode(body, Reflected)!.AsObject();

    /// <summary>Answers what has no type of its own.</summary>
    public static Task AnswerAnyAsync(Exchange exchange, object body, int status = StatusCodes.Status200OK) =>
        AnswerAsync(exchange, JsonSerializer.SerializeToUtf8Bytes(body, Reflected), status);

    /// <summary>Answers a list of what has no type of its own.</summary>
    public static Task AnswerPageAsync<T>(Exchange exchange, IEnumerable<T> items)
    {
        T[] page = [.. items];
        return AnswerAnyAsync(exchange, new PageBody<T>(page.Length, page));
    }

    public static Task AnswerAsync(Exchange exchange, ReadOnlyMemory<byte> body, int status = StatusCodes.Status200OK) =>
        Answer.WriteAsync(exchange, status, body, ContentType);
}
