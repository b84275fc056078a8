using System.Diagnostics;
using System.Runtime.InteropServices;
using AdoEntra.Emulator.CommandLine;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.CommandLine;

/// <summary>What an emulator leaves in the temporary folder, and who takes it away.</summary>
public sealed class LeftoversTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoentra-leftovers-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Remove_TakesWhatIsNotInUse_AndNothingElse()
    {
        var own = ProcessStamp.Own;
        var ended = own with { ProcessId = Ended() };
        string[] gone = [Git(ended), Git(own with { Start = own.Start + 1 }), Ready($"\"{ended}\"", "gone")];
        string[] kept =
        [
            Git(own),
            Git(ended with { Space = "1" }),
            Git(ended with { Start = 0 }),
            Folder("adoentra-emulator-git-AbCdEf"),
            Folder("adoentra-emulator-git-1-2"),
            Folder($"other-{ended}-AbCdEf"),
            Ready($"\"{own}\"", "own"),
            Ready("null", "null"),
            Ready("7", "number"),
            Broken(),
            Folder(Path.Combine("below", $"adoentra-emulator-git-{ended}-AbCdEf")),
        ];

        Leftovers.Remove(_folder.FullName);

        Assert.DoesNotContain(gone, Path.Exists);
        Assert.All(kept, path => Assert.True(Path.Exists(path), path));
    }

    [Theory]
    [InlineData("1-2-3", true)]
    [InlineData("1-2", false)]
    [InlineData("1-2-3-4", false)]
    [InlineData("-2-3", false)]
    [InlineData("1-x-3", false)]
    [InlineData("1-2-x", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Read_IsWhatWasWritten(string? text, bool isStamp)
    {
        var stamp = ProcessStamp.Read(text);

        Assert.Equal(isStamp ? text : null, stamp?.ToString());
    }

    [Fact]
    public void Own_Lives()
    {
        Assert.Equal(ProcessStamp.Own, ProcessStamp.Read(ProcessStamp.Own.ToString()));
        Assert.False(ProcessStamp.Own.HasEnded());
    }

    [Fact]
    public async Task Killed_LeavesWhatTheNextOneTakesAway_WhileAThirdLives()
    {
        await using var living = await StartAsync("living");
        await using (var killed = await StartAsync("killed"))
        {
            Assert.Equal(4, Left().Length);
            killed.Process.Kill();
            await killed.Process.WaitForExitAsync(Patience.Token);
        }

        await using var next = await StartAsync("next");

        Assert.DoesNotContain(Left(), name => name.Contains("killed", StringComparison.Ordinal));
        Assert.Equal(2, Left().Count(name => name.StartsWith("adoentra-emulator-git-", StringComparison.Ordinal)));
        Assert.Contains("adoentra-emulator-living.json", Left());
    }

    [Fact]
    public async Task PoliteEnd_LeavesNothing()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
        {
            await using var child = await StartAsync("polite");
            Assert.Equal(2, Left().Length);

            child.Signal(signal);

            Assert.Equal(0, (await child.EndAsync()).ExitCode);
            Assert.Empty(Left());
        }
    }

    // With a repository that git has asked for.
    private async Task<ChildEmulator> StartAsync(string name)
    {
        var ready = Path.Combine(_folder.FullName, $"adoentra-emulator-{name}.json");
        var child = await ChildEmulator.ReadyAsync(
            ["--ready-file", ready],
            ("TMPDIR", _folder.FullName),
            ("TMP", _folder.FullName),
            ("DOTNET_EnableDiagnostics", "0")
        );
        var values = ChildEmulator.Read(ready);
        using var client = Calls.NewClient(new Uri(values.Text("url")));
        var variables = values.GetProperty("variables");
        var token = await (
            await client.SendAsync(
                Calls.Request(
                    HttpMethod.Get,
                    variables.Text("IDENTITY_ENDPOINT") + "?api-version=2019-08-01&resource=499b84ac-1321-427f-aa17-267ca6975798",
                    ("X-IDENTITY-HEADER", variables.Text("IDENTITY_HEADER"))
                )
            )
        ).JsonAsync();
        using var refs = await client.SendAsync(
            Calls.Request(
                HttpMethod.Get,
                "MyOrg/SecretSauce/_git/SecretSauce/info/refs?service=git-upload-pack",
                ("Authorization", "Bearer " + token.Text("access_token"))
            )
        );
        refs.EnsureSuccessStatusCode();
        return child;
    }

    private string[] Left() => [.. _folder.EnumerateFileSystemInfos("adoentra-emulator-*").Select(left => left.Name)];

    private static int Ended()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.Id;
    }

    private string Git(ProcessStamp owner) => Folder($"adoentra-emulator-git-{owner}-AbCdEf");

    private string Folder(string name)
    {
        var folder = _folder.CreateSubdirectory(name);
        File.WriteAllText(Path.Combine(folder.FullName, "HEAD"), "ref: refs/heads/main");
        return folder.FullName;
    }

    private string Ready(string owner, string name) => Write(name, $$"""{"processId":1,"owner":{{owner}}}""");

    private string Broken() => Write("broken", "{\"owner\":");

    private string Write(string name, string body)
    {
        var file = Path.Combine(_folder.FullName, $"adoentra-emulator-{name}.json");
        File.WriteAllText(file, body);
        return file;
    }
}
