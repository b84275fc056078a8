using AdoEntra.Bench;
using AdoEntra.Long.Report;

namespace AdoEntra.Long;

/// <summary>One run: the parts that were asked for, one after the other, then one table.</summary>
internal static class Run
{
    public static async Task AllAsync(IReadOnlyList<string> names, TimeSpan time, int? seed, Results results, CancellationToken stop)
    {
        var places = new Places();
        Console.WriteLine($"{DateTime.UtcNow:u}  {Environment.ProcessorCount} cores, {LoadAverage.Now}");
        Console.WriteLine(
            places.PowerShell is { } shell
                ? $"PowerShell: {shell}"
                : "PowerShell: none, so the module takes no part; ADOENTRA_PWSH names one."
        );
        foreach (IPart part in AllParts.Create(places).Where(part => names.Contains(part.Name)))
        {
            try
            {
                await part.RunAsync(time, seed, results, stop);
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                results.Failure(part.Name, failure.ToString(), repeat: null);
                results.Add(new Row(part.Name, "could not be run to its end", 0, 1, failure.Message.Split('\n')[0]));
            }
        }

        Console.WriteLine($"{DateTime.UtcNow:u}  {LoadAverage.Now}");
        results.WriteTable();
    }
}
