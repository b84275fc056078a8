using System.ComponentModel;

namespace AdoEntra.Bench.Children;

/// <summary>Gives a process a network with nothing in it, where the system lets us.</summary>
internal static class Unshare
{
    public const string Program = "unshare";

    public static readonly string[] Arguments = ["--map-root-user", "--net"];

    public static async Task<bool> WorksAsync(CancellationToken stop)
    {
        try
        {
            await Child.RunAsync(
                Program,
                [.. Arguments, "true"],
                new Dictionary<string, string?> { ["PATH"] = Environment.GetEnvironmentVariable("PATH") },
                stop
            );
            return true;
        }
        catch (Exception exception) when (exception is MeasurementException or Win32Exception)
        {
            return false;
        }
    }
}
