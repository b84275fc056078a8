using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AdoEntra.Emulator.AzureDevOps.Entitlements;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
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
[JsonSerializable(typeof(PageBody<WebTeamBody>))]
[JsonSerializable(typeof(PageBody<TeamMemberBody>))]
[JsonSerializable(typeof(PageBody<GraphSubjectBody>))]
[JsonSerializable(typeof(PageBody<GraphMembershipBody>))]
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

    public static byte[] Bytes<T>(T body, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(body, type);

    public static Task AnswerAsync<T>(Exchange exchange, T body, JsonTypeInfo<T> type) => AnswerAsync(exchange, Bytes(body, type));

    public static Task AnswerAsync(Exchange exchange, ReadOnlyMemory<byte> body) =>
        Answer.WriteAsync(exchange, StatusCodes.Status200OK, body, ContentType);
}
