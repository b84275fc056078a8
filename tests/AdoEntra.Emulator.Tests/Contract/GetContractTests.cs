using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>tools/get-contract.cs, as it is run, against a repository made here.</summary>
public sealed class GetContractTests : IDisposable
{
    private const string Core = "\uFEFF{\"host\":\"dev.azure.com\"}\r\n";
    private const string CargoName = "more/packages-7.2-cargo-a.json";
    private const string Cargo = "{\"host\":\"pkgs.dev.azure.com\"}\n";

    // Against a hang; no machine needs as long.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly Lazy<Task<string>> Program = new(BuildAsync);

    private readonly string _folder = Directory.CreateTempSubdirectory("adoentra-").FullName;

    private string Target => Path.Combine(_folder, "contract");

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Run_CommitHasTheFiles_WritesThemByteForByteUnderTheirNames_AndNothingTheNextTime()
    {
        var table = await TableAsync(Core, Cargo);

        var (exitCode, output) = await RunAsync("--from", Source, "--table", table, "--to", Target);
        Assert.True(exitCode == 0, output);
        Assert.Equal(Encoding.UTF8.GetBytes(Core), await File.ReadAllBytesAsync(Path.Combine(Target, "core-7.1-core.json")));
        Assert.Equal(Encoding.UTF8.GetBytes(Cargo), await File.ReadAllBytesAsync(Path.Combine(Target, CargoName)));
        Assert.Equal(2, Directory.GetFiles(Target, "*", SearchOption.AllDirectories).Length);

        (exitCode, output) = await RunAsync("--from", Path.Combine(_folder, "gone"), "--table", table, "--to", Target);
        Assert.True(exitCode == 0, output);
        Assert.Contains("already", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FileIsAnother_NamesItAndWritesNothing()
    {
        var table = await TableAsync("{}", Cargo);

        var (exitCode, output) = await RunAsync("--from", Source, "--table", table, "--to", Target);
        Assert.Equal(1, exitCode);
        Assert.Contains(HashLine(Core, "core-7.1-core.json"), output, StringComparison.Ordinal);
        Assert.DoesNotContain("cargo", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public async Task Run_SourceIsNotThere_SaysThatNothingWasDownloaded()
    {
        var table = await TableAsync(Core, Cargo);

        var (exitCode, output) = await RunAsync("--from", Path.Combine(_folder, "gone"), "--table", table, "--to", Target);
        Assert.Equal(1, exitCode);
        Assert.EndsWith("nothing was downloaded.", output.TrimEnd(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target));
    }

    [Theory]
    [InlineData("--where", "x")]
    [InlineData("--to")]
    public async Task Run_OptionIsWrong_SaysWhichThereAre(params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(arguments);
        Assert.Equal(1, exitCode);
        Assert.Contains($"'{arguments[0]}' is not one of --from, --to, --table", output, StringComparison.Ordinal);
    }

    private string Source => Path.Combine(_folder, "source");

    /// <summary>Makes the repository, and a table that says what its files should be.</summary>
    private async Task<string> TableAsync(string core, string cargo)
    {
        Write("specification/core/7.1/core.json", Core);
        Write("specification/packages/7.2/cargo-a.json", Cargo);
        Write("specification/packages/7.2/other.json", "{}");
        await GitAsync("init", "--quiet");
        await GitAsync("-c", "core.autocrlf=false", "add", ".");
        await GitAsync("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgSign=false", "commit", "--quiet", "-m", "a");
        var commit = (await GitAsync("rev-parse", "HEAD")).Trim();

        var table = Path.Combine(_folder, "table");
        await File.WriteAllLinesAsync(table,
        [
            "# repository: not to be asked", "# commit: " + commit, HashLine(core, "core-7.1-core.json"), HashLine(cargo, CargoName),
        ]);
        return table;
    }

    private void Write(string path, string content)
    {
        var file = Path.Combine(Source, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    private static string HashLine(string content, string name) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}  {name}";

    private async Task<string> GitAsync(params string[] arguments)
    {
        var (exitCode, output) = await EndAsync("git", ["-C", Source, .. arguments]);
        return exitCode == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {output}");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) =>
        await EndAsync("dotnet", [await Program.Value, .. arguments]);

    // Once, and without what 'dotnet run' costs each time. A server that the build left running would keep its output open.
    private static async Task<string> BuildAsync()
    {
        var source = Path.Combine(Repository.Root, "tools", "get-contract.cs");
        var folder = Path.Combine(AppContext.BaseDirectory, "get-contract");
        var (exitCode, output) = await EndAsync(
            "dotnet", ["build", source, "--output", folder, "--nologo", "-p:UseSharedCompilation=false"]);
        return exitCode == 0 ? Path.Combine(folder, "get-contract.dll") : throw new InvalidOperationException(output);
    }

    private static async Task<(int ExitCode, string Output)> EndAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Limit);
            return (process.ExitCode, await output + await error);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end in {Limit.TotalMinutes} minutes.");
        }
    }
}
