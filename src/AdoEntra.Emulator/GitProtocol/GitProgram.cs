using System.Diagnostics;
using System.Text;

namespace AdoEntra.Emulator.GitProtocol;

/// <summary>Runs git, with nothing of what a person or a machine has set for it.</summary>
internal static class GitProgram
{
    /// <summary>How git is started in a folder; its three streams are the caller's.</summary>
    public static ProcessStartInfo Starting(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        return start;
    }

    /// <summary>Runs it until it exits.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no git.</exception>
    public static async Task<byte[]> RunAsync(string folder, string input, CancellationToken ct, params string[] arguments)
    {
        using var git = Process.Start(Starting(folder, arguments))!;
        try
        {
            using var output = new MemoryStream();
            var reading = git.StandardOutput.BaseStream.CopyToAsync(output, ct);
            var errors = git.StandardError.ReadToEndAsync(ct);
            await git.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(input), ct);
            git.StandardInput.Close();
            await reading;
            await git.WaitForExitAsync(ct);
            return git.ExitCode == 0
                ? output.ToArray()
                : throw new InvalidOperationException($"git {arguments[0]} ended with {git.ExitCode}: {await errors}");
        }
        catch (OperationCanceledException)
        {
            git.Kill(entireProcessTree: true);
            throw;
        }
    }
}
