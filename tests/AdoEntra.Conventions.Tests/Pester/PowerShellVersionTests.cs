using System.Text.Json;
using AdoEntra.Conventions.Tests.Architecture;

namespace AdoEntra.Conventions.Tests.Pester;

/// <summary>That the shell of <c>dotnet tool restore</c> is the one that the suite runs in: its version stands in two files.</summary>
public sealed class PowerShellVersionTests
{
    [Fact]
    public void ToolManifest_NamesTheVersionThatIsLaidOut()
    {
        using JsonDocument manifest = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(ProductAssemblies.Root, ".config", "dotnet-tools.json"))
        );
        string? version = manifest.RootElement.GetProperty("tools").GetProperty("powershell").GetProperty("version").GetString();
        Assert.Equal(Path.GetFileName(Path.GetDirectoryName(TestShell.Built("ShellProgram"))), version);
    }
}
