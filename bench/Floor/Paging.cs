using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;

namespace AdoEntra.Floor;

/// <summary>A list of many pages: one at a time, each asked for when the one before it has been read.</summary>
internal static class Paging
{
    public static async Task RunAsync<T>(FloorClient client, int count, string route, JsonTypeInfo<Page<T>> type)
    {
        string address = $"{client.Organization}/{route}&api-version=7.1";
        for (int listing = 0; listing < count; listing++)
        {
            long start = Stopwatch.GetTimestamp();
            List<T> items = await ReadAsync(client.Http, address, type);
            FloorClient.Print("ms", Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            FloorClient.Print("items", items.Count);
        }
    }

    private static async Task<List<T>> ReadAsync<T>(HttpClient http, string address, JsonTypeInfo<Page<T>> type)
    {
        List<T> items = [];
        string? token = null;
        do
        {
            string page = token is null ? address : $"{address}&continuationToken={Uri.EscapeDataString(token)}";
            using HttpResponseMessage response = await http.GetAsync(page, HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            items.AddRange((await response.Content.ReadFromJsonAsync(type))!.Value);
            token = response.Headers.TryGetValues("x-ms-continuationtoken", out IEnumerable<string>? tokens) ? tokens.First() : null;
        }
        while (token is not null);
        return items;
    }
}
