using System.Text.Json;
using AdoEntra.Emulator.CommandLine.Demonstration;

namespace AdoEntra.Emulator.Tests.CommandLine;

/// <summary>The demo's flow. That it works with the built module in a real shell is what the README's command shows in CI.</summary>
public sealed class DemoTests
{
    private static readonly string[] Lines =
    [
        "adoentra repositories --project SecretSauce --identity --organization MyOrg",
        "Install-Module AdoEntra",
        "Connect-AdoEntra -Identity -Organization <yours>; Get-AdoRepository -Project <yours>",
        "adoentra repositories --project <yours> --identity --organization <yours>",
    ];

    private static readonly DemoCommand Tool = DemoParts.Find(build: false).Tool;

    // The emulator's own program: it knows no such verb and ends with 1.
    private static DemoCommand FailingTool =>
        Tool with { Arguments = [Path.Combine(AppContext.BaseDirectory, "AdoEntra.Emulator.dll"), "no-such-verb"] };

    [Fact]
    public async Task Demo_TheToolBesideIt_IsRunAndExplained()
    {
        var (exitCode, output, error) = await RunAsync(new(Build: null, PowerShell: null, Tool));

        Assert.True(exitCode == 0, output + error);
        Assert.All(Lines, line => Assert.Contains(line, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Demo_ToolMissing_SaysSoAndStillExplains()
    {
        var missing = Path.Combine(AppContext.BaseDirectory, "none.dll");
        var (exitCode, output, error) = await RunAsync(new(Build: null, PowerShell: null, Tool with { Needs = missing }));

        Assert.Equal(127, exitCode);
        Assert.Contains($"adoentra cannot be run: {missing} does not exist.", error, StringComparison.Ordinal);
        Assert.All(Lines, line => Assert.Contains(line, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Demo_ToolFails_EndsWithItsExitCode()
    {
        var (exitCode, output, error) = await RunAsync(new(Build: null, PowerShell: null, FailingTool));

        Assert.Equal(1, exitCode);
        Assert.Contains("adoentra ended with exit code 1", error, StringComparison.Ordinal);
        Assert.Contains("Install-Module AdoEntra", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_BuildFails_ShowsWhatItPrintedAndStartsNothing()
    {
        var build = new DemoCommand("dotnet build", Tool.Program, Tool.Program, ["this-verb-does-not-exist"]);
        var (exitCode, output, error) = await RunAsync(new(build, PowerShell: null, Tool));

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Building the module and preparing PowerShell", output, StringComparison.Ordinal);
        Assert.Contains($"dotnet build ended with exit code {exitCode}; what it printed is above.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("adoentra repositories", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_PowerShellFails_EndsWithItsExitCodeAndStillShowsTheTool()
    {
        var (exitCode, output, error) = await RunAsync(new(Build: null, FailingTool with { Name = "PowerShell" }, Tool));

        Assert.Equal(1, exitCode);
        Assert.Contains("The module, in PowerShell as a managed identity:", output, StringComparison.Ordinal);
        Assert.Contains("PowerShell ended with exit code 1", error, StringComparison.Ordinal);
        Assert.All(Lines, line => Assert.Contains(line, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Demo_ShellThatDoesNotExist_IsSaidBeforeAnythingRuns()
    {
        var (exitCode, output, error) = await RunAsync(new(Tool, Tool, Tool) { Problem = "ADOENTRA_PWSH is wrong." });

        Assert.Equal(127, exitCode);
        Assert.Equal("ADOENTRA_PWSH is wrong.", error.Trim());
        Assert.Empty(output);
    }

    [Fact]
    public void Parts_InTheSourceTree_AreTheShellThatTheBuildLaysOutAndTheBuiltModule()
    {
        var parts = DemoParts.Find(build: true);

        Assert.EndsWith("demo.slnf", parts.Build!.Needs, StringComparison.Ordinal);
        Assert.True(File.Exists(parts.Build.Needs), parts.Build.Needs);
        Assert.Contains("-ModulePath", parts.PowerShell!.Arguments);
        Assert.True(File.Exists(parts.PowerShell.Arguments[^3]), parts.PowerShell.Arguments[^3]);
        Assert.Null(DemoParts.Find(build: false).Build);
    }

    [Fact]
    public void ToolBesideIt_HasEveryAssemblyItNeeds()
    {
        var folder = Path.GetDirectoryName(DemoParts.ToolBesideThis)!;
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

    // The programs' own output goes past these writers, straight to the console.
    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(DemoParts parts)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var exitCode = await new Demo(parts, output, error).RunAsync(limit.Token);
        return (exitCode, output.ToString(), error.ToString());
    }
}
