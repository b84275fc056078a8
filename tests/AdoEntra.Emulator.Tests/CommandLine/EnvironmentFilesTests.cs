using AdoEntra.Emulator.CommandLine;
using AdoEntra.Emulator.CommandLine.Demonstration;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.CommandLine;

/// <summary>The two files that point a shell at the emulator: who may read them, when they go, and that shells run them.</summary>
public sealed class EnvironmentFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoentra-emulator-it's ");

    private string PowerShellFile => Path.Combine(_folder.FullName, "emulator-env.ps1");

    private string BashFile => Path.Combine(_folder.FullName, "emulator-env.sh");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Files_AreTheOwnersOnly_AndGoWithTheEmulator()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        await File.WriteAllTextAsync(BashFile, "another tool's");

        using (EnvironmentFiles.Write(_folder.FullName, keep: false, emulator, EmulatedHost.AppService))
        {
            Assert.Equal(["emulator-env.ps1", "emulator-env.sh"], Names());
            if (!OperatingSystem.IsWindows())
            {
                const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                Assert.Equal((Owner, Owner), (File.GetUnixFileMode(PowerShellFile), File.GetUnixFileMode(BashFile)));
            }
        }

        Assert.Empty(Names());
    }

    [Fact]
    public async Task Dispose_Keep_LeavesThem()
    {
        await using var emulator = await EmulatorHost.StartAsync();

        EnvironmentFiles.Write(_folder.FullName, keep: true, emulator, EmulatedHost.AppService).Dispose();

        Assert.Equal(["emulator-env.ps1", "emulator-env.sh"], Names());
    }

    [Fact]
    public async Task Dispose_FilesOfALaterEmulator_LeavesThem()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var first = EnvironmentFiles.Write(_folder.FullName, keep: false, emulator, EmulatedHost.AppService);
        using var second = EnvironmentFiles.Write(_folder.FullName, keep: false, emulator, EmulatedHost.Imds);

        first.Dispose();

        Assert.Equal(["emulator-env.ps1", "emulator-env.sh"], Names());
    }

    [Fact]
    public async Task PowerShell_ThePrintedLine_SetsTheVariablesAndImportsTheBuiltModule()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var files = EnvironmentFiles.Write(_folder.FullName, keep: false, emulator, EmulatedHost.AppService);
        var line = Printed(emulator, ". ");

        var output = await Programs.RunAsync(
            static environment => environment["AZURE_CLIENT_ID"] = "another identity",
            TestShell.Program, "-NoProfile", "-NonInteractive", "-Command",
            $"{line}; \"$env:ADOENTRA_EMULATOR_URL $env:AZURE_CLIENT_ID|$((Get-Module AdoEntra).Name)\"");

        var module = DemoParts.BuiltModule is null ? string.Empty : "AdoEntra";
        Assert.Equal($"{emulator.BaseUri.AbsoluteUri.TrimEnd('/')} |{module}", output.Trim());
    }

    [ProgramFact("bash")]
    public async Task Bash_ThePrintedLine_SetsTheVariablesAndFindsTheTool()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var files = EnvironmentFiles.Write(_folder.FullName, keep: false, emulator, EmulatedHost.AppService);
        var line = Printed(emulator, "source ");

        var output = await Programs.RunAsync(
            static environment => environment["AZURE_CLIENT_ID"] = "another identity",
            "bash", "-c", $"{line}\necho \"$ADOENTRA_EMULATOR_URL $AZURE_CLIENT_ID\"; adoentra --version >/dev/null && echo found");

        Assert.Equal($"{emulator.BaseUri.AbsoluteUri.TrimEnd('/')} \nfound", output.Trim());
    }

    [Fact]
    public async Task Introduction_FilesInTheCurrentFolder_HasTheShortLines()
    {
        await using var emulator = await EmulatorHost.StartAsync();

        var lines = Introduction.Of(emulator, EmulatedHost.AppService, Directory.GetCurrentDirectory()).Split(Environment.NewLine);

        Assert.Contains("    . ./emulator-env.ps1", lines);
        Assert.Contains("    source emulator-env.sh", lines);
        Assert.All(lines, line => Assert.DoesNotContain("$env:", line, StringComparison.Ordinal));
    }

    private string[] Names() => [.. _folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    private string Printed(EmulatorHost emulator, string verb) =>
        Introduction.Of(emulator, EmulatedHost.AppService, _folder.FullName).Split(Environment.NewLine)
            .Single(line => line.StartsWith("    " + verb, StringComparison.Ordinal)).Trim();
}
