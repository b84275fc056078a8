using System.Text.Json;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace AdoEntra.Emulator.AzureDevOps.Routing;

/// <summary>
/// The body of a request, read as the type that the operation takes. [D code] protocol 3.4: what the service cannot bind it refuses in the
/// wrapped shape.
/// </summary>
internal static class ResourceBody
{
    private const string Json = "application/json";

    /// <summary>A JSON object.</summary>
    public static async Task<JsonElement> ReadObjectAsync(ResourceCall call)
    {
        var body = await ReadAsync(call, Json);
        return body.ValueKind == JsonValueKind.Object ? body : throw Unbound("A JSON object was expected.");
    }

    /// <summary>A JSON array.</summary>
    public static async Task<JsonElement> ReadArrayAsync(ResourceCall call)
    {
        var body = await ReadAsync(call, Json);
        return body.ValueKind == JsonValueKind.Array ? body : throw Unbound("A JSON array was expected.");
    }

    /// <summary>A JSON Patch document. [D] No other media type is accepted as one.</summary>
    public static async Task<JsonElement> ReadPatchAsync(ResourceCall call)
    {
        var body = await ReadAsync(call, "application/json-patch+json");
        return body.ValueKind == JsonValueKind.Array && body.GetArrayLength() > 0
            ? body
            : throw new ServiceRefusalException(ServiceErrors.PatchMissing());
    }

    public static ServiceRefusalException Unbound(string message) => new(ServiceErrors.BadBody(message), ErrorShape.Wrapped);

    /// <summary>Refuses what is sent as another type than the operation takes.</summary>
    public static void Require(ResourceCall call, string mediaType)
    {
        var sent = call.Exchange.Http.Request.ContentType;
        if (!MediaTypeHeaderValue.TryParse(sent, out var type)
            || !type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase))
        {
            throw new ServiceRefusalException(ServiceErrors.MediaTypeNotSupported(sent), ErrorShape.Wrapped);
        }
    }

    private static async Task<JsonElement> ReadAsync(ResourceCall call, string mediaType)
    {
        Require(call, mediaType);
        try
        {
            using var document = await JsonDocument.ParseAsync(
                call.Exchange.Http.Request.Body, cancellationToken: call.Exchange.Aborted);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw Unbound(e.Message);
        }
    }
}
