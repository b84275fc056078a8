using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace AdoEntra.Emulator.Tests.Support;

/// <summary>The emulator's own program in a process of its own.</summary>
internal sealed class ChildEmulator : IAsyncDisposable
{
    private readonly StringBuilder _output = new();

    private ChildEmulator(Process process) => Process = process;

    public Process Process { get; }

    public string Output => _output.ToString();

    public static ChildEmulator Start(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        // Tests that run in the background of a shell have SIGINT ignored, and their children with them.
        var isOnLinux = OperatingSystem.IsLinux();
        var start = new ProcessStartInfo(isOnLinux ? "env" : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (isOnLinux)
        {
            start.ArgumentList.Add("--default-signal=INT");
            start.ArgumentList.Add("dotnet");
        }

        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "AdoEntra.Emulator.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ChildEmulator(Process.Start(start)!);
    }

    /// <summary>Starts it and waits for the last line that it prints when it is ready.</summary>
    public static async Task<ChildEmulator> ReadyAsync(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var child = Start(arguments, environment);
        while (await child.Process.StandardOutput.ReadLineAsync(Patience.Token) is { } line)
        {
            child._output.AppendLine(line);
            if (line == "Press Ctrl+C to stop.")
            {
                return child;
            }
        }

        throw new InvalidOperationException(child.Output + await child.Process.StandardError.ReadToEndAsync(Patience.Token));
    }

    public static JsonElement Read(string readyFile)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(readyFile));
        return document.RootElement.Clone();
    }

    /// <summary>Waits for its end; the code and all that it printed since it was started or ready.</summary>
    public async Task<(int ExitCode, string Output, string Error)> EndAsync()
    {
        var output = Process.StandardOutput.ReadToEndAsync(Patience.Token);
        var error = Process.StandardError.ReadToEndAsync(Patience.Token);
        await Process.WaitForExitAsync(Patience.Token);
        return (Process.ExitCode, await output, await error);
    }

    public void Signal(PosixSignal signal) => Assert.Equal(0, Kill(Process.Id, signal == PosixSignal.SIGINT ? 2 : 15));

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
            await Process.WaitForExitAsync(Patience.Token);
        }

        Process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
