using System.Diagnostics;

namespace AdoEntra.Bench.Children;

/// <summary>Runs a process until it exits.</summary>
internal static class Child
{
    /// <exception cref="MeasurementException">It failed.</exception>
    public static async Task<Reading> RunAsync(
        string file,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?> environment,
        CancellationToken stop
    )
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach ((string name, string? value) in environment) start.Environment[name] = value;

        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new MeasurementException($"{file} could not be started.");
        Task<string> output = process.StandardOutput.ReadToEndAsync(stop);
        Task<string> errors = process.StandardError.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        double wall = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        if (process.ExitCode != 0)
        {
            throw new MeasurementException(
                $"{file} {string.Join(' ', start.ArgumentList)} ended with exit code {process.ExitCode}.\n{await output}{await errors}"
            );
        }

        return Reading.Parse(wall, await output);
    }
}
