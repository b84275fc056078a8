using System.Diagnostics;
using System.Net.Http.Json;

namespace AdoEntra.Floor;

/// <summary>One small response, many times: what the server and the connection cost, without any client's engine.</summary>
internal static class Call
{
    public static async Task RunAsync(FloorClient client, int count, int calls)
    {
        string address = $"{client.Organization}/_apis/projects/SecretSauce?api-version=7.1";
        for (int round = 0; round < count; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int call = 0; call < calls; call++) _ = await client.Http.GetFromJsonAsync(address, FloorJson.Default.Project);
            FloorClient.Print("call_us", Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls);
        }
    }
}
