using System.Diagnostics;

namespace AdoEntra.Emulator.Tests.Support;

/// <summary>Git as a person has it, with a home of its own and nothing of the machine's.</summary>
internal sealed class GitClient : IDisposable
{
    private readonly DirectoryInfo _folder;

    private GitClient(DirectoryInfo folder) => _folder = folder;

    /// <summary>A folder to work in.</summary>
    public string Folder => _folder.FullName;

    public static GitClient InNewFolder() => new(Directory.CreateTempSubdirectory("adoentra-git-"));

    /// <summary>Runs it, and gives what it wrote; it has to end well.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await TryAsync(arguments);
        Assert.True(exitCode == 0, $"git {string.Join(' ', arguments)} ended with {exitCode}: {output}{errors}");
        return output.TrimEnd('\n');
    }

    /// <summary>Runs it, however it ends.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> TryAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Programs.Find("git") ?? "git", arguments)
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = Folder;
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = Path.Combine(Folder, "gitconfig");
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_AUTHOR_NAME"] = start.Environment["GIT_COMMITTER_NAME"] = "Grüße Köchin";
        start.Environment["GIT_AUTHOR_EMAIL"] = start.Environment["GIT_COMMITTER_EMAIL"] = "cook@example.invalid";
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(Patience.Token);
            var errors = process.StandardError.ReadToEndAsync(Patience.Token);
            await process.WaitForExitAsync(Patience.Token);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public void Write(string path, string content)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    public void Dispose()
    {
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.Attributes = FileAttributes.Normal;
        }

        _folder.Delete(recursive: true);
    }
}
