using System.Net.Sockets;

namespace AdoEntra.Emulator.CommandLine;

/// <summary>The emulator as a program of its own: starts, says where it is, and waits.</summary>
internal sealed class Serving(EmulatorOptions options, EmulatedHost host, FileInfo? readyFile, int? parentPid)
{
    /// <summary>Whether the files that set the variables stay at the end.</summary>
    public bool KeepsFiles { get; init; }

    public async Task<int> RunAsync(TextWriter output, TextWriter error, CancellationToken ct)
    {
        Leftovers.Remove(Path.GetTempPath());
        EmulatorHost emulator;
        try
        {
            emulator = await EmulatorHost.StartAsync(options, ct);
        }
        catch (Exception e) when (e is ArgumentException or IOException or SocketException or PlatformNotSupportedException)
        {
            await error.WriteLineAsync("The emulator could not start: " + e.Message);
            return 1;
        }

        await using (emulator)
        {
            EnvironmentFiles? files;
            try
            {
                _ = emulator.Variables(host);
                files = Folder is { } folder ? EnvironmentFiles.Write(folder, KeepsFiles, emulator, host) : null;
            }
            catch (InvalidOperationException e)
            {
                await error.WriteLineAsync("The emulator could not start: " + e.Message);
                return 1;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                await error.WriteLineAsync($"The emulator could not start: {e.Message} Use --files with a folder that can be written to.");
                return 1;
            }

            // The files first: who reads the last line may read them.
            using var written = files;
            using var ready = readyFile is null ? null : ReadyFile.Write(readyFile.FullName, emulator, host);
            await output.WriteLineAsync(Introduction.Of(emulator, host, files?.Folder));
            await output.FlushAsync(ct);
            try
            {
                await (parentPid is { } pid ? ParentProcess.WaitForEndAsync(pid, ct) : Task.Delay(Timeout.Infinite, ct));
            }
            catch (OperationCanceledException)
            {
                // Ctrl+C or a polite kill: the usual end.
            }
        }

        return 0;
    }

    // A program that starts it reads the ready file, and may have many of them in one folder.
    private string? Folder => options.FilesDirectory ?? (readyFile is null ? Directory.GetCurrentDirectory() : null);
}
