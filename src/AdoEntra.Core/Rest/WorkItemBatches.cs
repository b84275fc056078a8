using System.Text.Json;
using System.Text.Json.Nodes;
using AdoEntra.Http;
using AdoEntra.Json.Reading;

namespace AdoEntra.Rest;

/// <summary>
/// The service reads at most 200 work items by their ids (protocol.md 3.8): a request for more becomes several, in order.
/// </summary>
internal static class WorkItemBatches
{
    private const int Most = 200;

    /// <summary>The request itself, or the parts that together ask for the same.</summary>
    public static IEnumerable<ServiceRequest> Split(ServiceRequest request)
    {
        string path = (request.Address is null ? request.Route : request.Address.AbsolutePath).Split('?')[0].TrimEnd('/');
        if (request.Method == HttpMethod.Get && path.EndsWith("_apis/wit/workitems", StringComparison.OrdinalIgnoreCase))
            return SplitQuery(request);
        if (request.Method == HttpMethod.Post && path.EndsWith("_apis/wit/workitemsbatch", StringComparison.OrdinalIgnoreCase))
            return SplitBody(request);
        return [request];
    }

    private static IEnumerable<ServiceRequest> SplitQuery(ServiceRequest request)
    {
        string[] ids = request.Query("ids")?.Split([','], StringSplitOptions.RemoveEmptyEntries) ?? [];
        return ids.Length <= Most ? [request] : Parts(ids).Select(part => request.With("ids", string.Join(",", part)));
    }

    private static IEnumerable<ServiceRequest> SplitBody(ServiceRequest request)
    {
        if (request.Body is not BytesBody body || Parse(body.Bytes) is not { } json || json["ids"] is not JsonArray { Count: > Most } ids)
            return [request];
        return Parts([.. ids.Select(static id => id?.ToJsonString() ?? "null")])
            .Select(part =>
            {
                json["ids"] = JsonNode.Parse($"[{string.Join(",", part)}]");
                return request with { Body = new BytesBody(JsonSerializer.SerializeToUtf8Bytes(json), body.MediaType) };
            });
    }

    // The service has its own message for a body that is none; ours would hide it.
    private static System.Text.Json.Nodes.JsonObject? Parse(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes) as System.Text.Json.Nodes.JsonObject;
        }
        catch (Exception exception) when (Utf8JsonReaderExtensions.IsUnreadable(exception) || exception is ArgumentException)
        {
            return null;
        }
    }

    private static IEnumerable<string[]> Parts(string[] ids)
    {
        for (int from = 0; from < ids.Length; from += Most) yield return [.. ids.Skip(from).Take(Most)];
    }
}
