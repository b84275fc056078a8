using System.Runtime.InteropServices;

namespace AdoEntra.Long;

/// <summary>Where the tested programs are. <c>tests/long/run</c> has built them.</summary>
internal sealed class Places
{
    private const string ShellVariable = "ADOENTRA_PWSH";

    public Places()
    {
        // artifacts/bin/AdoEntra.Long/release/
        Root = Path.GetFullPath("../../../..", AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        Tool = Existing(Path.Combine(Root, "artifacts", "bin", "AdoEntra.Tool", "release", "AdoEntra.Tool"));
        PowerShell = Environment.GetEnvironmentVariable(ShellVariable) is { Length: > 0 } shell ? Existing(Path.GetFullPath(shell)) : null;
        if (PowerShell is not null) Modules = Existing(Path.Combine(Root, "output"));
    }

    public string Root { get; }

    public string Tool { get; }

    /// <summary>This program.</summary>
    public static string Own => Path.Combine(AppContext.BaseDirectory, "AdoEntra.Long");

    /// <summary>The PowerShell that the module is loaded into; null for none.</summary>
    public string? PowerShell { get; }

    /// <summary>The folder that has the built module; null where there is no PowerShell.</summary>
    public string? Modules { get; }

    /// <summary>The <c>dotnet</c> that runs this program: the tested programs run on the same.</summary>
    public static string DotNet =>
        Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory().TrimEnd(Path.DirectorySeparatorChar));

    public string Script(string name) => Existing(Path.Combine(Root, "tests", "long", "scripts", name + ".ps1"));

    private static string Existing(string path) =>
        Path.Exists(path) ? path : throw new FileNotFoundException($"{path} is missing: start this by tests/long/run, which builds it.");
}
