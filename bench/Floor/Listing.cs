using System.Diagnostics;
using System.Net.Http.Json;

namespace AdoEntra.Floor;

/// <summary>The repositories of a project, which come in one answer.</summary>
internal static class Listing
{
    public static async Task RunAsync(FloorClient client, int count, string project)
    {
        string address = $"{client.Organization}/{project}/_apis/git/repositories?api-version=7.1";
        for (int listing = 0; listing < count; listing++)
        {
            long start = Stopwatch.GetTimestamp();
            Page<Repository> page = (await client.Http.GetFromJsonAsync(address, FloorJson.Default.PageRepository))!;
            FloorClient.Print("list_ms", Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            FloorClient.Print("items", page.Value.Count);
        }
    }
}
