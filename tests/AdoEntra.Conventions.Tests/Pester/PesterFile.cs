using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using AdoEntra.Conventions.Tests.Architecture;

namespace AdoEntra.Conventions.Tests.Pester;

/// <summary>Runs a test file in a PowerShell of its own, against the built package and the emulator beside this assembly.</summary>
internal static class PesterFile
{
    // The slowest file needs a fraction of it on a slow machine; a hang has to end before the whole run is given up.
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    /// <param name="file">Relative to <c>tests/Pester</c>.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>A result for each test; a failed one for a file that gave none.</returns>
    public static async Task<IReadOnlyList<PesterResult>> RunAsync(string file, CancellationToken cancellationToken)
    {
        string suite = Path.Combine(ProductAssemblies.Root, "tests", "Pester");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("adoentra-pester-");
        string resultPath = Path.Combine(folder.FullName, "result.json");
        try
        {
            string script = Path.Combine(suite, "Invoke-TestFile.ps1");
            (string said, bool ended) = await RunShellAsync(script, Path.Combine(suite, file), resultPath, cancellationToken);
            if (!ended) return [Failed($"The file did not end within {s_limit.TotalMinutes} minutes. {said}")];
            if (!File.Exists(resultPath)) return [Failed($"The shell ended without a result. {said}")];

            await using FileStream stream = File.OpenRead(resultPath);
            PesterResult[] results = await JsonSerializer.DeserializeAsync<PesterResult[]>(stream, cancellationToken: cancellationToken) ?? [];
            return results.Length > 0 ? results : [Failed($"The file has no test in it. {said}")];
        }
        catch (FileNotFoundException e)
        {
            return [Failed(e.Message)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(string Said, bool Ended)> RunShellAsync(string script, string file, string resultPath, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-NoProfile", "-NonInteractive", "-File", script, "-Path", file, "-ResultPath", resultPath, "-PesterPath", TestShell.Pester,
        ];
        var start = new ProcessStartInfo(TestShell.Program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in Variables()) start.Environment[name] = value;

        using Process process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_limit);
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        bool ended = true;
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            ended = false;
            process.Kill(entireProcessTree: true);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return ($"{await error}{await output}".Trim(), ended);
    }

    private static IEnumerable<(string Name, string Value)> Variables()
    {
        yield return ("POWERSHELL_TELEMETRY_OPTOUT", "1");
        yield return ("NO_COLOR", "1");
        yield return ("PESTER_ADOENTRA_PACKAGE", ProductAssemblies.PackageFolder);
        yield return ("PESTER_ADOENTRA_EMULATOR", Path.Combine(AppContext.BaseDirectory, "AdoEntra.Emulator.dll"));

        // The other versions of Azure.Core that the project file downloads.
        foreach (AssemblyMetadataAttribute files in typeof(PesterFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>())
        {
            if (files.Key.StartsWith("PESTER_", StringComparison.Ordinal)) yield return (files.Key, files.Value!.Replace('|', Path.PathSeparator));
        }
    }

    private static PesterResult Failed(string text) => new("the file itself", PesterOutcome.Failed, 0, text);
}
