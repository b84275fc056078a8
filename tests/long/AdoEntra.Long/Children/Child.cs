using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace AdoEntra.Long.Children;

/// <summary>A program that is tested, in a process of its own.</summary>
internal sealed partial class Child : IDisposable
{
    private readonly Process _process;

    private Child(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public StreamReader Output => _process.StandardOutput;

    /// <summary>
    /// Starts it so that signals reach it, also where this program runs in the background of a shell that keeps them away.
    /// </summary>
    public static Child Start(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo("env", ["--default-signal=INT,TERM", file, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        start.Environment.Clear();
        foreach ((string name, string? value) in environment) start.Environment[name] = value;
        Process process = Process.Start(start) ?? throw new InvalidOperationException($"{file} could not be started.");
        process.StandardInput.Close();
        return new Child(process);
    }

    /// <summary>Sends it a signal; nothing where it has ended.</summary>
    public void Send(Signal signal)
    {
        if (!_process.HasExited) _ = Kill(_process.Id, (int)signal);
    }

    public Task<string> ErrorAsync(CancellationToken stop) => _process.StandardError.ReadToEndAsync(stop);

    /// <summary>Waits for its end. A signal that ended it is 128 and its number, as in a shell.</summary>
    public async Task<int> ExitAsync(CancellationToken stop)
    {
        await _process.WaitForExitAsync(stop);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
