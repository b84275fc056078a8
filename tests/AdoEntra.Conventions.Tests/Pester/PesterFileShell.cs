using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using AdoEntra.Conventions.Tests.Architecture;

namespace AdoEntra.Conventions.Tests.Pester;

/// <summary>
/// A PowerShell that runs one test file after the other, against the built package and the emulator beside this assembly. It ends by itself
/// when its input does, with this process at the latest.
/// </summary>
internal sealed class PesterFileShell : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;

    public PesterFileShell()
    {
        string[] arguments = ["-NoProfile", "-NonInteractive", "-File", Script, "-FromInput", "-PesterPath", TestShell.Pester];
        var start = new ProcessStartInfo(TestShell.Program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in Variables()) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Whether the shell can run no other file, since something in its process does not go away.</summary>
    public bool IsSpent { get; private set; }

    private static string Script => Path.Combine(ProductAssemblies.Root, "tests", "Pester", "Invoke-TestFile.ps1");

    /// <summary>Runs a file.</summary>
    /// <param name="file">The whole path of it.</param>
    /// <param name="resultPath">Where the results go. The name of it is what the shell says when it is done.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    /// <returns>What the shell said, where it ended before the file did; <see langword="null"/> otherwise.</returns>
    public async Task<string?> RunAsync(string file, string resultPath, CancellationToken cancellationToken)
    {
        string done = Path.GetFileName(resultPath);
        var said = new List<string>();
        try
        {
            // On one line and without a character beyond ASCII, whatever the code page of the shell.
            string line = JsonSerializer.Serialize(new { Path = file, ResultPath = resultPath });
            await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
            await _process.StandardInput.FlushAsync(cancellationToken);
        }
        catch (IOException)
        {
            // It has ended, and the end of its output says why.
        }

        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } output)
        {
            IsSpent = output == $"{done} last";
            if (IsSpent || output == done) return null;
            said.Add(output);
        }

        return $"{await _error.WaitAsync(cancellationToken)}{string.Join('\n', said)}".Trim();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static IEnumerable<(string Name, string Value)> Variables()
    {
        yield return ("POWERSHELL_TELEMETRY_OPTOUT", "1");
        yield return ("NO_COLOR", "1");
        yield return ("PESTER_ADOENTRA_PACKAGE", ProductAssemblies.PackageFolder);
        yield return ("PESTER_ADOENTRA_EMULATOR", Path.Combine(AppContext.BaseDirectory, "AdoEntra.Emulator.dll"));

        // Shells and emulators end before it pays to compile code a second time, which would be half of their processor time.
        yield return ("DOTNET_TieredPGO", "0");
        yield return ("DOTNET_TC_CallCountingDelayMs", "60000");

        // The other versions of Azure.Core that the project file downloads.
        foreach (AssemblyMetadataAttribute files in typeof(PesterFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>())
        {
            if (!files.Key.StartsWith("PESTER_", StringComparison.Ordinal)) continue;
            yield return (files.Key, files.Value!.Replace('|', Path.PathSeparator));
        }
    }
}
