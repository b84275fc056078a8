using System.Collections.Concurrent;
using System.Text.Json;
using AdoEntra.Conventions.Tests.Architecture;

namespace AdoEntra.Conventions.Tests.Pester;

/// <summary>Runs a test file in the PowerShell that the files of its folder share, one after the other.</summary>
internal static class PesterFile
{
    // The slowest file needs a minute alone, and several times that beside other work; only a hang takes longer.
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(15);

    private static readonly ConcurrentDictionary<string, PesterFileShell> s_shells = new(StringComparer.Ordinal);

    /// <param name="file">Relative to <c>tests/Pester</c>. No two of the same folder are run at the same time.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>A result for each test; a failed one for a file that gave none.</returns>
    public static async Task<IReadOnlyList<PesterResult>> RunAsync(string file, CancellationToken cancellationToken)
    {
        string path = Path.Combine(ProductAssemblies.Root, "tests", "Pester", file);
        string folder = Path.GetDirectoryName(path)!;
        DirectoryInfo work = Directory.CreateTempSubdirectory("adoentra-pester-");
        string resultPath = Path.Combine(work.FullName, $"{Guid.NewGuid():N}.json");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_limit);
        try
        {
            PesterFileShell shell = s_shells.GetOrAdd(folder, static _ => new PesterFileShell());
            if (await shell.RunAsync(path, resultPath, limit.Token) is { } said)
            {
                End(folder);
                return [Failed($"The shell ended without a result. {said}")];
            }

            if (shell.IsSpent) End(folder);
            await using FileStream stream = File.OpenRead(resultPath);
            PesterResult[]? results = await JsonSerializer.DeserializeAsync<PesterResult[]>(stream, cancellationToken: cancellationToken);
            return results is { Length: > 0 } ? results : [Failed("The file has no test in it.")];
        }
        catch (OperationCanceledException)
        {
            End(folder);
            cancellationToken.ThrowIfCancellationRequested();
            return [Failed($"The file did not end within {s_limit.TotalMinutes} minutes.")];
        }
        catch (FileNotFoundException e)
        {
            return [Failed(e.Message)];
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    // The next file gets another one.
    private static void End(string folder)
    {
        if (s_shells.TryRemove(folder, out PesterFileShell? shell)) shell.Dispose();
    }

    private static PesterResult Failed(string text) => new("the file itself", PesterOutcome.Failed, 0, text);
}
