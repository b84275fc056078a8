using System.ComponentModel;
using System.Diagnostics;

namespace AdoEntra.Emulator.CommandLine.Demonstration;

/// <summary>Runs the demo's programs.</summary>
internal static class DemoProcess
{
    /// <summary>The exit code for a program that could not be started, as shells have it.</summary>
    public const int CouldNotRun = 127;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs a program against an emulator; its output goes straight to this console, colours and all.</summary>
    /// <returns>The exit code; 127 where it could not be started, and the reason on <paramref name="error"/>.</returns>
    public static async Task<int> RunAsync(DemoCommand command, EmulatorHost emulator, TextWriter error, CancellationToken ct)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments) { UseShellExecute = false };
        emulator.ApplyTo(start.Environment);
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        using var child = await StartAsync(command, start, error);
        if (child is null)
        {
            return CouldNotRun;
        }

        await EndAsync(child, ct);
        return child.ExitCode;
    }

    /// <summary>Runs a program whose output matters only if it fails, and says now and then that it is still at work.</summary>
    /// <returns>The exit code; 127 where it could not be started, and the reason on <paramref name="error"/>.</returns>
    public static async Task<int> RunQuietlyAsync(DemoCommand command, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        using var child = await StartAsync(command, start, error);
        if (child is null)
        {
            return CouldNotRun;
        }

        var watch = Stopwatch.StartNew();
        var printed = child.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var end = EndAsync(child, ct);
        while (await Task.WhenAny(end, Task.Delay(Patience, CancellationToken.None)) != end)
        {
            await output.WriteLineAsync($"    ... {watch.Elapsed.TotalSeconds:0} s");
            await output.FlushAsync(CancellationToken.None);
        }

        await end;
        if (child.ExitCode != 0)
        {
            await error.WriteLineAsync(await printed);
            await error.WriteLineAsync($"{command.Name} ended with exit code {child.ExitCode}; what it printed is above.");
        }

        return child.ExitCode;
    }

    private static async Task<Process?> StartAsync(DemoCommand command, ProcessStartInfo start, TextWriter error)
    {
        if (!File.Exists(command.Needs))
        {
            await error.WriteLineAsync($"{command.Name} cannot be run: {command.Needs} does not exist.");
            return null;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            await error.WriteLineAsync($"{command.Name} could not be started with {start.FileName}: {e.Message}");
            return null;
        }
    }

    private static async Task EndAsync(Process child, CancellationToken ct)
    {
        try
        {
            await child.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            child.Kill(entireProcessTree: true);
            throw;
        }
    }
}
