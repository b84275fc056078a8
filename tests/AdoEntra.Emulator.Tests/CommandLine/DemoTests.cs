using System.Text.Json;
using AdoEntra.Emulator.CommandLine;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.CommandLine;

public sealed class DemoTests
{
    private static readonly string[] Lines =
    [
        "adoentra repositories --project SecretSauce --identity --organization MyOrg",
        "Install-Module AdoEntra",
        "Connect-AdoEntra -Identity -Organization <yours>; Get-AdoRepository -Project <yours>",
        "adoentra repositories --project <yours> --identity --organization <yours>",
    ];

    [Fact]
    public async Task Demo_TheToolBesideIt_IsRunAndExplained()
    {
        await using var child = ChildEmulator.Start(["demo"]);

        var (exitCode, output, error) = await child.EndAsync();

        Assert.True(exitCode == 0, output + error);
        Assert.All(Lines, line => Assert.Contains(line, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Demo_ToolMissing_SaysSoAndStillExplains()
    {
        var (exitCode, output, error) = await RunAsync(Path.Combine(AppContext.BaseDirectory, "none.dll"));

        Assert.Equal(127, exitCode);
        Assert.Contains("none.dll", error, StringComparison.Ordinal);
        Assert.All(Lines, line => Assert.Contains(line, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Demo_ToolFails_EndsWithItsExitCode()
    {
        // The emulator's own program knows no verb "repositories" and ends with 1.
        var (exitCode, output, error) = await RunAsync(Path.Combine(AppContext.BaseDirectory, "AdoEntra.Emulator.dll"));

        Assert.Equal(1, exitCode);
        Assert.Contains("exit code 1", error, StringComparison.Ordinal);
        Assert.Contains("Install-Module AdoEntra", output, StringComparison.Ordinal);
    }

    [Fact]
    public void ToolBesideIt_HasEveryAssemblyItNeeds()
    {
        var folder = Path.GetDirectoryName(Demo.ToolBesideThis)!;
        using var dependencies = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "AdoEntra.Tool.deps.json")));

        var needed = dependencies.RootElement.GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject()
            .Where(library => library.Value.TryGetProperty("runtime", out _))
            .SelectMany(library => library.Value.GetProperty("runtime").EnumerateObject())
            .Select(assembly => Path.GetFileName(assembly.Name))
            .ToList();

        // One that ASP.NET brings too, and that would be left out.
        Assert.Contains("Microsoft.Extensions.Caching.Memory.dll", needed);
        Assert.All(needed, name => Assert.True(File.Exists(Path.Combine(folder, name)), name));
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string tool)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await Demo.RunAsync(tool, output, error, CancellationToken.None);
        return (exitCode, output.ToString(), error.ToString());
    }
}
