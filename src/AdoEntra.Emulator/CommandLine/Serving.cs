using System.Net.Sockets;

namespace AdoEntra.Emulator.CommandLine;

/// <summary>The emulator as a program of its own: starts, says where it is, and waits.</summary>
internal sealed class Serving(EmulatorOptions options, EmulatedHost host, FileInfo? readyFile, int? parentPid)
{
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
            try
            {
                _ = emulator.Variables(host);
            }
            catch (InvalidOperationException e)
            {
                await error.WriteLineAsync("The emulator could not start: " + e.Message);
                return 1;
            }

            // The file first: who reads the last line may read the file.
            using var ready = readyFile is null ? null : ReadyFile.Write(readyFile.FullName, emulator, host);
            await output.WriteLineAsync(Introduction.Of(emulator, host));
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
}
