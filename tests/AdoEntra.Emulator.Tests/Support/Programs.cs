using System.Diagnostics;

namespace AdoEntra.Emulator.Tests.Support;

/// <summary>Other programs of this machine.</summary>
internal static class Programs
{
    /// <summary>Runs one to its end, and gives what it wrote.</summary>
    /// <param name="environment">Changes its environment.</param>
    /// <param name="program">Its name in PATH.</param>
    /// <param name="arguments">What it gets.</param>
    public static async Task<string> RunAsync(Action<IDictionary<string, string?>> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
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
