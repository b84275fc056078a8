using System.Collections.Concurrent;
using System.Diagnostics;

namespace AdoEntra.Emulator.Tests.Support;

/// <summary>Other programs of this machine.</summary>
internal static class Programs
{
    private static readonly ConcurrentDictionary<string, string?> Found = new();

    /// <summary>
    /// The file of a program that is in PATH; null where none is. Looked for once, before the first test runs: some tests give this process
    /// another PATH meanwhile.
    /// </summary>
    public static string? Find(string program) => Found.GetOrAdd(program, static name =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".exe") })
            .FirstOrDefault(File.Exists));

    /// <summary>Runs one to its end, and gives what it wrote.</summary>
    /// <param name="environment">Changes its environment.</param>
    /// <param name="program">Its name in PATH.</param>
    /// <param name="arguments">What it gets.</param>
    public static async Task<string> RunAsync(Action<IDictionary<string, string?>> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(program) ?? program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        environment(start.Environment);
        using var process = Process.Start(start)!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(Patience.Token);
            await process.WaitForExitAsync(Patience.Token);
            return output;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
