using System.Diagnostics;
using System.Net.Http.Json;

namespace AdoEntra.Floor;

/// <summary>All projects, and the repositories of each: so many requests at once, the result in the order of the projects.</summary>
internal static class Fan
{
    public static async Task RunAsync(FloorClient client, int count, int atOnce)
    {
        for (int fan = 0; fan < count; fan++)
        {
            long start = Stopwatch.GetTimestamp();
            int items = await ReadAsync(client, atOnce);
            FloorClient.Print("ms", Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            FloorClient.Print("items", items);
        }
    }

    private static async Task<int> ReadAsync(FloorClient client, int atOnce)
    {
        Page<Project> projects = (
            await client.Http.GetFromJsonAsync(
                $"{client.Organization}/_apis/projects?$top=500&api-version=7.1",
                FloorJson.Default.PageProject
            )
        )!;
        var repositories = new Page<Repository>[projects.Value.Count];
        await Parallel.ForAsync(0, repositories.Length, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (i, stop) =>
        {
            string address = $"{client.Organization}/{projects.Value[i].Id}/_apis/git/repositories?api-version=7.1";
            repositories[i] = (await client.Http.GetFromJsonAsync(address, FloorJson.Default.PageRepository, stop))!;
        });
        List<Repository> all = [.. repositories.SelectMany(static page => page.Value)];
        return all.Count;
    }
}
